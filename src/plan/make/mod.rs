//! Making a plan: classes in, plan out.
//!
//! [`Model`] joins a schema with what people decided; everything else reads it. One subject a file, in the order in
//! which the plan is put together.

use crate::classes::Classes;
use crate::schema::Dialect;

use super::{CleanPlan, Fate, Plan, RestsOn};

mod effect;
mod index;
mod known;
mod met;
mod model;
mod order;
mod predicates;
mod references;
mod restarts;
mod retention;
mod row_keys;
mod safety;
mod shortest;
mod steps;
mod survivors;
mod triggers;
mod truncation;
mod updated;

use model::Model;

/// The plans of a database: one for each dialect whose schema is known.
pub fn plans(classes: &Classes<'_>, database: usize) -> Vec<Plan> {
    let Some(known) = classes.databases.get(database) else {
        return Vec::new();
    };
    let mut dialects: Vec<Dialect> = known.schemas.iter().map(|schema| schema.dialect).collect();
    dialects.sort();
    dialects
        .into_iter()
        .filter_map(|dialect| plan(classes, database, dialect))
        .collect()
}

/// The plan of a database in one dialect; none while no schema of it is known.
pub fn plan(classes: &Classes<'_>, database: usize, dialect: Dialect) -> Option<Plan> {
    let model = Model::new(classes, database, dialect)?;
    let survivors = survivors::groups(&model);
    let (steps, undeletable) = steps::steps(&model, &model.cleaned());
    let (rules, further) = retention::rules(&model);
    let mut refusals = safety::refusals(&model);
    let all_steps: Vec<_> = steps
        .iter()
        .chain(rules.iter().flat_map(|rule| &rule.steps))
        .collect();
    refusals.extend(triggers::refusals(&model, &all_steps));
    let mut refusals = shortest::ways(refusals);
    refusals.extend(undeletable);
    refusals.extend(known::refusals(&model, &steps, &|at, column| {
        known::protects(&model, at, column)
    }));
    refusals.extend(further);
    refusals.dedup();
    let clean = CleanPlan {
        truncation: truncation::truncation(&model, &survivors),
        survivors,
        detach: survivors::detached(&model),
        steps,
        effect: effect::effect(&model),
        restarts: restarts::restarts(&model),
    };
    Some(Plan {
        dialect,
        refusals,
        rests_on: rests_on(&model),
        clean,
        purge: super::PurgePlan { rules },
        verify: effect::verify(&model),
        review: effect::review(&model),
        tables: model.nodes.iter().map(|node| node.plan.clone()).collect(),
        references: model
            .links
            .iter()
            .map(|link| link.reference.clone())
            .collect(),
    })
}

fn rests_on(model: &Model<'_>) -> RestsOn {
    let keys = |foreign: bool| {
        model
            .links
            .iter()
            .filter(|link| link.reference.is_foreign_key() == foreign)
            .count()
    };
    let triggers = model
        .nodes
        .iter()
        .filter(|node| node.plan.fate == Fate::Cleaned)
        .map(|node| node.plan.triggers.len())
        .sum();
    RestsOn {
        foreign_keys: keys(true),
        declared: keys(false),
        triggers,
    }
}
