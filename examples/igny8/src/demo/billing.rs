//! Subscriptions, invoices and payments; credits, and what became of them.

use super::{Demo, Scale, words};
use crate::database::{Database, Error};
use crate::rows::{Cost, Day, Json, Money};
use crate::seed::Written;
use crate::{row, rows};

pub(super) async fn insert(
    database: &mut Database,
    demo: &Demo,
    written: &mut Written,
) -> Result<(), Error> {
    written.push(("subscriptions", subscriptions(database, demo).await?));
    written.push(("invoices", invoices(database, demo).await?));
    written.push((
        "account_payment_methods",
        payment_methods(database, demo).await?,
    ));
    written.push(("payments", payments(database, demo).await?));
    Ok(())
}

/// What credits were bought and spent on: content must be there already.
pub(super) async fn insert_usage(
    database: &mut Database,
    demo: &Demo,
    written: &mut Written,
) -> Result<(), Error> {
    written.push(("credit_transactions", transactions(database, demo).await?));
    written.push(("credit_usage_logs", usage_logs(database, demo).await?));
    written.push(("plan_limit_usage", limit_usage(database, demo).await?));
    Ok(())
}

async fn subscriptions(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("subscriptions");
    let columns = [
        "id",
        "account_id",
        "plan_id",
        "status",
        "stripe_subscription_id",
        "current_period_start",
        "current_period_end",
        "cancel_at_period_end",
        "created_at",
    ];
    let rows = (1..=demo.scale.accounts).map(|id| {
        let start = demo.within_days(&random, 30);
        row![
            id,
            id,
            random.pick(&demo.system.plans),
            random.pick(&["trialing", "active", "active", "past_due", "canceled"]),
            random.maybe(80, format!("sub_{}", random.hex())),
            start,
            start.before(-30 * 86_400),
            random.chance(5),
            demo.within_days(&random, 700),
        ]
    });
    rows::insert(database, "subscriptions", columns, rows).await
}

fn invoice_count(demo: &Demo) -> i64 {
    demo.scale.of_thousand(16)
}

/// Invoices' numbers are random, but payments must find them again.
fn invoice_id(demo: &Demo, row: i64) -> uuid::Uuid {
    demo.random(&format!("invoice {row}")).uuid()
}

async fn invoices(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("invoices");
    let columns = [
        "id",
        "account_id",
        "subscription_id",
        "number",
        "status",
        "subtotal",
        "tax",
        "total",
        "currency",
        "line_items",
        "issued_on",
        "due_on",
        "paid_at",
    ];
    let rows = (1..=invoice_count(demo)).map(|row| {
        let account = demo.scale.account(row);
        let made = demo.within_days(&random, 500);
        let subtotal = random.pick(&[2900, 9900, 49_900, 1900, 6900]);
        let tax = subtotal * random.between(0, 25) / 100;
        let Day(issued) = made.day();
        row![
            invoice_id(demo, row),
            account,
            random.maybe(75, account),
            format!("INV-{row:08}"),
            random.pick(&[
                "paid",
                "paid",
                "paid",
                "open",
                "draft",
                "void",
                "uncollectible"
            ]),
            Money(subtotal),
            Money(tax),
            Money(subtotal + tax),
            random.pick(&["USD", "EUR", "GBP"]),
            Json(format!(
                r#"[{{"text": "Subscription", "amount": {subtotal}}}]"#
            )),
            Day(issued),
            Day(issued + 14),
            demo.later(&random, 70, made),
        ]
    });
    rows::insert(database, "invoices", columns, rows).await
}

async fn payment_methods(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("account_payment_methods");
    let columns = [
        "id",
        "account_id",
        "method_code",
        "provider_token",
        "brand",
        "last_four",
        "expires_on",
        "is_default",
        "created_at",
    ];
    let rows = (1..=demo.scale.accounts).map(|id| {
        let Day(today) = demo.options.as_of.day();
        let card = random.chance(70);
        row![
            id,
            id,
            random.pick_text(&demo.system.payment_methods),
            format!("pm_{}", random.hex()),
            card.then(|| random.pick(&["visa", "mastercard", "amex"])),
            card.then(|| format!("{:04}", random.between(0, 9999))),
            card.then(|| Day(today + random.between(-200, 1200) as i32)),
            true,
            demo.within_days(&random, 600),
        ]
    });
    rows::insert(database, "account_payment_methods", columns, rows).await
}

async fn payments(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("payments");
    let columns = [
        "id",
        "account_id",
        "invoice_id",
        "payment_method_id",
        "amount",
        "currency",
        "status",
        "provider_reference",
        "failure_message",
        "created_at",
    ];
    let rows = (1..=demo.scale.of_thousand(14)).map(|row| {
        let account = demo.scale.account(row);
        let status = random.pick(&[
            "succeeded",
            "succeeded",
            "succeeded",
            "failed",
            "pending",
            "refunded",
        ]);
        row![
            random.uuid(),
            account,
            invoice_id(demo, row),
            random.maybe(85, account),
            Money(random.between(1900, 60_000)),
            random.pick(&["USD", "EUR", "GBP"]),
            status,
            random.maybe(90, format!("pi_{}", random.hex())),
            (status == "failed").then_some("The card's issuer said \"insufficient funds\"."),
            demo.within_days(&random, 500),
        ]
    });
    rows::insert(database, "payments", columns, rows).await
}

async fn transactions(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("credit_transactions");
    let columns = [
        "id",
        "account_id",
        "reason",
        "amount",
        "balance_after",
        "package_id",
        "description",
        "created_at",
    ];
    let rows = (1..=demo.scale.of_thousand(40)).map(|id| {
        let reason = random.pick(&[
            "usage",
            "usage",
            "usage",
            "purchase",
            "subscription",
            "refund",
            "adjustment",
        ]);
        let amount = if reason == "usage" {
            -random.between(1, 40)
        } else {
            random.between(10, 5000)
        };
        row![
            id,
            demo.scale.account(id),
            reason,
            amount,
            random.between(0, 9000),
            (reason == "purchase").then(|| random.pick(&demo.system.packages)),
            format!("{reason}: {}", words::subject(&random)),
            demo.within_days(&random, 400),
        ]
    });
    rows::insert(database, "credit_transactions", columns, rows).await
}

async fn usage_logs(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("credit_usage_logs");
    let columns = [
        "id",
        "account_id",
        "user_id",
        "operation",
        "credits_used",
        "model_name",
        "tokens_in",
        "tokens_out",
        "cost_usd",
        "content_id",
        "created_at",
    ];
    let rows = (1..=demo.scale.of_thousand(120)).map(|id| {
        let account = demo.scale.account(id);
        row![
            id,
            account,
            random.maybe(60, demo.user_of(&random, account)),
            random.pick(&[
                "write_draft",
                "generate_ideas",
                "cluster_keywords",
                "generate_image"
            ]),
            random.between(1, 30),
            random.maybe(
                95,
                random.pick(&["gpt-4o-mini", "claude-sonnet-4-5", "gpt-image-1"])
            ),
            random.between(100, 9000),
            random.between(50, 6000),
            Cost(random.between(100, 400_000)),
            random.maybe(70, demo.piece_of(&random, account)),
            demo.within_days(&random, 365),
        ]
    });
    rows::insert(database, "credit_usage_logs", columns, rows).await
}

async fn limit_usage(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("plan_limit_usage");
    let columns = [
        "id",
        "account_id",
        "plan_id",
        "limit_name",
        "used",
        "allowed",
        "period_start",
        "period_end",
    ];
    let limits = ["sites", "users", "credits", "words"];
    let Day(today) = demo.options.as_of.day();
    let rows = (1..=demo.scale.of_thousand(8)).map(|id| {
        let turn = Scale::turn(id, demo.scale.accounts);
        let start = today - 30 * (turn / 4 + 1) as i32;
        row![
            id,
            demo.scale.account(id),
            random.pick(&demo.system.plans),
            limits[turn as usize % limits.len()],
            random.between(0, 900),
            random.maybe(80, random.between(1, 1000)),
            Day(start),
            Day(start + 29),
        ]
    });
    rows::insert(database, "plan_limit_usage", columns, rows).await
}
