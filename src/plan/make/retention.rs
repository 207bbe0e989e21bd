//! Retention: what each rule takes along, what it spares, and where it would touch rows outside itself.

use data_class_grammar::{Retention, Unit};

use crate::annotation::Annotation;
use crate::plan::{Decision, Detach, Hop, Limit, PurgeRule, Refusal, RefusalKind, Spare, Time};
use crate::schema::{Column, Dialect};

use super::model::{Link, Model};
use super::safety::{hop, kind_of};
use super::{known, order, steps, survivors};

/// The rules, referencing tables first, and what is wrong with them.
pub(super) fn rules(model: &Model<'_>) -> (Vec<PurgeRule>, Vec<Refusal>) {
    let edges: Vec<(usize, usize)> = model
        .links
        .iter()
        .map(|link| (link.child, link.parent))
        .collect();
    let (mut rules, mut refusals) = (Vec::new(), Vec::new());
    for at in order::components(&model.cleaned(), &edges)
        .into_iter()
        .flatten()
    {
        let node = &model.nodes[at];
        let said = node.annotation.filter(|_| !node.broken);
        if let Some(due) = said.and_then(|annotation| Due::of(annotation, at, model)) {
            let (rule, further) = rule(model, at, due);
            rules.push(rule);
            refusals.extend(further);
        }
    }
    (rules, refusals)
}

/// When rows of a table are due.
struct Due {
    limit: Limit,
    column: String,
    time: Time,
    retain: Option<Retention>,
}

impl Due {
    fn of(annotation: &Annotation, at: usize, model: &Model<'_>) -> Option<Self> {
        let retain = annotation.retain.as_ref().map(|retain| retain.value);
        let name = match retain {
            Some(_) => annotation.by.as_ref()?,
            None => annotation.expires.as_ref()?,
        };
        let column = model.nodes[at].table.column(&name.value)?;
        let unit = annotation.unit.as_ref().map(|unit| unit.value);
        Some(Due {
            limit: retain.map_or(Limit::Passed, |retain| Limit::OlderThan {
                hours: retain.hours,
            }),
            column: column.name.clone(),
            time: time_of(column, model.dialect, unit),
            retain,
        })
    }
}

fn time_of(column: &Column, dialect: Dialect, unit: Option<Unit>) -> Time {
    if let Some(unit) = unit {
        return Time::Integer(unit);
    }
    let ty = column.base_type();
    match dialect {
        Dialect::Sqlite => Time::Text,
        _ if ty == "date" => Time::Day,
        Dialect::Mysql if ty.starts_with("timestamp") => Time::Session,
        Dialect::Postgres if ty.contains("with time zone") || ty.starts_with("timestamptz") => {
            Time::Instant
        }
        Dialect::Mysql | Dialect::Postgres => Time::Local,
    }
}

fn rule(model: &Model<'_>, at: usize, due: Due) -> (PurgeRule, Vec<Refusal>) {
    let mut spread = Spread {
        model,
        start: at,
        going: vec![at],
        with_parent: Vec::new(),
        spared_by: Vec::new(),
        detach: Vec::new(),
        refusals: Vec::new(),
    };
    spread.follow(at, &[]);
    let edges: Vec<(usize, usize)> = spread
        .with_parent
        .iter()
        .map(|link| (link.child, link.parent))
        .collect();
    let loops = edges.iter().any(|(child, parent)| child == parent);
    let recursive = loops
        || order::components(&spread.going, &edges)
            .iter()
            .any(|part| part.len() > 1);
    let protected = spread
        .with_parent
        .iter()
        .map(|link| link.child)
        .filter(|&child| model.nodes[child].plan.own_survivors().next().is_some());
    let mut protected: Vec<usize> = protected.collect();
    protected.sort_unstable();
    protected.dedup();
    let mut spared_by = std::mem::take(&mut spread.spared_by);
    spared_by.extend(
        protected
            .into_iter()
            .map(|at| Spare::Protected(model.name(at))),
    );
    // A cycle that can't be deleted is one of the full cleanup's, too, and said there.
    let (steps, _) = steps::steps(model, &spread.going);
    let mut refusals = spread.refusals;
    refusals.extend(known::refusals(model, &steps, &|_, _| true));
    let rule = PurgeRule {
        table: model.name(at),
        limit: due.limit,
        reason: reason(model, at, &due, &spread.with_parent),
        column: due.column,
        time: due.time,
        text: due.retain.map(|retain| retain.to_string()),
        walk: model.nodes[at].plan.row_key.clone(),
        with_parent: spread
            .with_parent
            .iter()
            .map(|link| link.reference.id.clone())
            .collect(),
        recursive,
        spared_by,
        detach: spread.detach,
        steps,
    };
    (rule, refusals)
}

fn reason(model: &Model<'_>, at: usize, due: &Due, with_parent: &[&Link]) -> String {
    let table = model.shown(at);
    let mut reason = match due.retain {
        Some(retain) => format!(
            "{table}: rows whose {} is more than {retain} ago",
            due.column
        ),
        None => format!("{table}: rows whose {} has passed", due.column),
    };
    let mut along: Vec<String> = with_parent
        .iter()
        .filter(|link| link.child != at)
        .map(|link| model.shown(link.child))
        .collect();
    along.sort();
    along.dedup();
    if !along.is_empty() {
        reason.push_str(&format!(", with their rows of {}", along.join(", ")));
    }
    reason
}

/// What goes along with the rows of a rule.
struct Spread<'m, 'a> {
    model: &'m Model<'a>,
    start: usize,
    going: Vec<usize>,
    with_parent: Vec<&'m Link>,
    spared_by: Vec<Spare>,
    detach: Vec<Detach>,
    refusals: Vec<Refusal>,
}

impl<'m> Spread<'m, '_> {
    /// Looks at every reference to rows of `at` that go; `way` leads from the rule's table to it.
    fn follow(&mut self, at: usize, way: &[Hop]) {
        let model = self.model;
        for link in model.to(at) {
            match &link.reference.decision {
                Decision::Detach(_) => self.detach.extend(survivors::detach(model, link)),
                _ if !model.is_cleaned(link.child) => self.held(link),
                _ => self.user_rows(link, way),
            }
        }
    }

    /// A reference from a kept table: `holds` spares the row; undecided it is DC0005 already.
    fn held(&mut self, link: &Link) {
        self.spared_by.push(Spare::Held(link.reference.id.clone()));
    }

    fn user_rows(&mut self, link: &'m Link, way: &[Hop]) {
        let child = &self.model.nodes[link.child];
        let way: Vec<Hop> = way.iter().cloned().chain([hop(link)]).collect();
        let proven = link
            .reference
            .columns
            .iter()
            .any(|column| child.always_null.contains(column));
        if child.plan.system_rows.is_some() && !proven {
            self.held(link);
        }
        if !self.model.goes_with_parent(link) {
            if !child.broken {
                self.refuse(link, way);
            }
            return;
        }
        self.with_parent.push(link);
        if !self.going.contains(&link.child) {
            self.going.push(link.child);
            self.follow(link.child, &way);
        }
    }

    fn refuse(&mut self, link: &Link, path: Vec<Hop>) {
        let kind: RefusalKind = kind_of(link.reference.on_delete);
        self.refusals.push(Refusal {
            code: "DC0012".into(),
            kind,
            from: self.model.name(self.start),
            reached: self.model.name(link.child),
            path,
        });
    }
}
