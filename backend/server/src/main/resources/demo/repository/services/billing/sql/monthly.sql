select date_trunc('month', captured_at) as month, sum(amount_cents) as captured
from payments.payment
group by 1
order by 1;
%%

select date_trunc('month', p.captured_at) as month, sum(r.amount_cents) as refunded
from payments.refund r join payments.payment p on p.id = r.payment_id
group by 1
order by 1;
