//! Plans, credit packages, payment methods, and what operations cost.

use serde::Deserialize;

use super::{MADE_AT, Written, cents, json, parse};
use crate::database::{Database, Error};
use crate::rows::{Json, Money};
use crate::{row, rows};

#[derive(Deserialize)]
struct Pricing {
    plan: Vec<Plan>,
    package: Vec<Package>,
    payment_method: Vec<PaymentMethod>,
    cost: Vec<Cost>,
}

#[derive(Deserialize)]
struct Plan {
    name: String,
    slug: String,
    description: String,
    price: String,
    credits: i32,
    max_sites: Option<i32>,
    max_users: Option<i32>,
    features: Vec<String>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    slug: String,
    credits: i32,
    price: String,
    discount: String,
    #[serde(default)]
    featured: bool,
}

#[derive(Deserialize)]
struct PaymentMethod {
    code: String,
    name: String,
    provider: String,
    currencies: Vec<String>,
    countries: Vec<String>,
    config: String,
}

#[derive(Deserialize)]
struct Cost {
    operation: String,
    name: String,
    credits: i32,
    unit: String,
}

pub(super) async fn insert(database: &mut Database, written: &mut Written) -> Result<(), Error> {
    let pricing: Pricing = parse("pricing.toml", include_str!("../../seed/pricing.toml"))?;

    let columns = [
        "name",
        "slug",
        "description",
        "price",
        "billing_interval",
        "included_credits",
        "max_sites",
        "max_users",
        "features",
        "position",
    ];
    let mut plans = Vec::new();
    for (position, plan) in (1_i32..).zip(&pricing.plan) {
        let price = Money(cents(&plan.price)?);
        plans.push(row![
            &plan.name,
            &plan.slug,
            &plan.description,
            price,
            "month",
            plan.credits,
            plan.max_sites,
            plan.max_users,
            &plan.features,
            position
        ]);
    }
    written.push((
        "plans",
        rows::insert(database, "plans", columns, plans).await?,
    ));

    let columns = [
        "name",
        "slug",
        "credits",
        "price",
        "discount_percent",
        "is_featured",
        "position",
    ];
    let mut packages = Vec::new();
    for (position, it) in (1_i32..).zip(&pricing.package) {
        let (price, discount) = (Money(cents(&it.price)?), Money(cents(&it.discount)?));
        packages.push(row![
            &it.name,
            &it.slug,
            it.credits,
            price,
            discount,
            it.featured,
            position
        ]);
    }
    written.push((
        "credit_packages",
        rows::insert(database, "credit_packages", columns, packages).await?,
    ));

    let columns = [
        "code",
        "display_name",
        "provider",
        "currencies",
        "countries",
        "config",
        "position",
    ];
    let mut methods = Vec::new();
    for (position, it) in (1_i32..).zip(&pricing.payment_method) {
        let config = Json(json(&it.config)?);
        methods.push(row![
            &it.code,
            &it.name,
            &it.provider,
            &it.currencies,
            &it.countries,
            config,
            position
        ]);
    }
    let count = rows::insert(database, "payment_method_configs", columns, methods).await?;
    written.push(("payment_method_configs", count));

    let columns = ["operation", "display_name", "credits", "unit", "updated_at"];
    let costs = pricing
        .cost
        .iter()
        .map(|it| row![&it.operation, &it.name, it.credits, &it.unit, MADE_AT]);
    let count = rows::insert(database, "credit_cost_configs", columns, costs).await?;
    written.push(("credit_cost_configs", count));
    Ok(())
}
