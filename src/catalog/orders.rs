//! The order of the cleanup as the page shows it, from the plans.

use super::{Order, OrderStep};
use crate::plan::{How, Plan, Step};
use crate::schema::{TableName, TableRef};

/// The order of the full clean, an order a dialect; none for a plan that deletes nothing because it is refused.
pub fn orders(plans: &[Plan]) -> Vec<Order> {
    plans
        .iter()
        .filter(|plan| plan.refusals.is_empty())
        .map(|plan| Order {
            dialect: plan.dialect.name().to_owned(),
            steps: steps(plan),
        })
        .filter(|order| !order.steps.is_empty())
        .collect()
}

fn steps(plan: &Plan) -> Vec<OrderStep> {
    let mut steps = Vec::new();
    for detach in &plan.clean.detach {
        let child = plan.reference(&detach.reference).map(|r| &r.child);
        steps.push(OrderStep {
            tables: child.map(|name| shown(plan, name)).into_iter().collect(),
            what: format!("SET {} to NULL in", detach.set_null.join(", ")),
            rows: None,
            reason: detach.reason.clone(),
        });
    }
    if let Some(truncation) = &plan.clean.truncation {
        let tables = truncation.tables.iter();
        steps.push(OrderStep {
            tables: tables.map(|table| shown(plan, &table.table)).collect(),
            what: "TRUNCATE".to_owned(),
            rows: None,
            reason: "those of them that are so big that deleting their rows would take longer, in one statement, and \
                     what stays of them is put back"
                .to_owned(),
        });
    }
    steps.extend(plan.clean.steps.iter().map(|step| deletion(plan, step)));
    steps
}

fn deletion(plan: &Plan, step: &Step) -> OrderStep {
    let mut reason = step.reason.clone();
    for (name, reasons) in stays(plan, step) {
        reason.push_str(&format!("; of {name} stays: {reasons}"));
    }
    let what = match step.how {
        How::Delete => "DELETE",
        How::OneStatement => "DELETE in one statement",
        How::Deferred => "DELETE, keys checked at the end",
    };
    OrderStep {
        tables: step.tables.iter().map(|name| shown(plan, name)).collect(),
        what: what.to_owned(),
        rows: None,
        reason,
    }
}

/// Which rows of a step's tables survive, in words.
fn stays<'a>(plan: &'a Plan, step: &'a Step) -> impl Iterator<Item = (String, String)> + 'a {
    let members = plan.clean.survivors.iter().flat_map(|group| &group.tables);
    members
        .filter(|member| step.tables.contains(&member.table))
        .map(|member| (shown(plan, &member.table), member.reasons.join("; ")))
}

fn shown(plan: &Plan, name: &TableRef) -> String {
    TableName::new(plan.dialect, &name.schema, &name.table).to_string()
}
