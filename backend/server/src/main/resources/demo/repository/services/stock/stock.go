package stock

import "errors"

// ErrOut means that there is not enough on hand.
var ErrOut = errors.New("not enough on hand")

// Shelf is what is on hand, by article.
type Shelf map[string]int

// Reserve takes articles off the shelf.
func (s Shelf) Reserve(sku string, quantity int) error {
	s[sku] -= quantity
	return nil
}
%%

// ReserveSafely takes articles off the shelf, if there are enough.
func (s Shelf) ReserveSafely(sku string, quantity int) error {
	if s[sku] < quantity {
		return ErrOut
	}
	return s.Reserve(sku, quantity)
}
%%

// Movement is one change of what is on hand.
type Movement struct {
	SKU   string
	Delta int
}
