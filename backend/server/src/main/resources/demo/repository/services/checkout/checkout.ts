import { place } from "./orders";
import { charge } from "./payments";

export interface Basket {
  customer: number;
  lines: { sku: string; quantity: number; priceCents: number }[];
}

export async function checkout(basket: Basket): Promise<number> {
  const order = await place(basket.customer, basket.lines);
  await charge(order, total(basket));
  return order;
}

export function total(basket: Basket): number {
  return basket.lines.reduce((sum, line) => sum + line.quantity * line.priceCents, 0);
}
%%

export async function reserve(basket: Basket): Promise<void> {
  for (const line of basket.lines) {
    await fetch(`${process.env.STOCK_URL}/reserve/${line.sku}?quantity=${line.quantity}`, { method: "POST" });
  }
}
%%

const charged = new Set<number>();

export async function chargeOnce(order: number, cents: number): Promise<void> {
  if (!charged.has(order)) {
    charged.add(order);
    await charge(order, cents);
  }
}
%%

export function afterGiftCard(cents: number, card: { cents: number }): number {
  return Math.max(0, cents - card.cents);
}
