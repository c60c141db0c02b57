"""Orders: what was bought, by whom, and what became of it."""
import os

import psycopg

connection = psycopg.connect(os.environ["DATABASE_URL"])


def place(customer_id: int, lines: list[tuple[str, int, int]]) -> int:
    total = sum(quantity * price for _, quantity, price in lines)
    with connection.transaction():
        order_id = connection.execute(
            "insert into orders.orders (customer_id, total_cents) values (%s, %s) returning id", (customer_id, total)
        ).fetchone()[0]
        for sku, quantity, price in lines:
            connection.execute("insert into orders.line values (%s, %s, %s, %s)", (order_id, sku, quantity, price))
    return order_id
%%


def of_customer(customer_id: int):
    return connection.execute(
        "select id, total_cents, state from orders.orders where customer_id = %s order by placed_at desc", (customer_id,)
    ).fetchall()
%%


def cancel(order_id: int) -> bool:
    cursor = connection.execute(
        "update orders.orders set state = 'CANCELLED' where id = %s and placed_at > now() - interval '1 hour'", (order_id,)
    )
    return cursor.rowcount == 1
%%


def with_lines(customer_id: int):
    return connection.execute(
        "select o.id, l.sku, l.quantity from orders.orders o join orders.line l on l.order_id = o.id where o.customer_id = %s",
        (customer_id,),
    ).fetchall()
