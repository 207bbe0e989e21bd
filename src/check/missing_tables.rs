//! DC0008: a model's declared table is not in the schema, or its name means several tables.

use super::Context;
use crate::classes::ClassifiedStruct;
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::{Candidate, Resolution, either};
use crate::schema::TableName;
use crate::span::{Place, Span};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for row in &context.classes.structs {
        match &row.resolution {
            Resolution::Missing {
                declared,
                how,
                span,
                nearest,
            } => {
                findings.push(missing(row, declared, how, *span, nearest.as_ref()));
            }
            Resolution::Ambiguous(names) => findings.push(ambiguous(row, names)),
            Resolution::Table(..) | Resolution::PassedOver(_) | Resolution::Unknown => {}
        }
    }
}

fn missing(
    row: &ClassifiedStruct<'_>,
    declared: &str,
    how: &str,
    span: Option<Span>,
    nearest: Option<&TableName>,
) -> Diagnostic {
    let place = match span {
        Some(span) => Place {
            file: row.fact.place.file.clone(),
            span,
        },
        None => row.fact.place.clone(),
    };
    let by_convention = how == "convention";
    let message = if by_convention {
        format!("no table was found for model `{}`", row.fact.name)
    } else {
        format!(
            "model `{}` declares table `{declared}`, which is not in the schema",
            row.fact.name
        )
    };
    let mut finding = Diagnostic::new(Code::TableMissing, message)
        .at(
            place,
            if by_convention {
                "no such table"
            } else {
                "not in the schema"
            },
        )
        .model(&row.fact.name);
    finding = if by_convention {
        let tried: Vec<String> = crate::resolve::candidates(&row.fact.name)
            .into_iter()
            .map(|(_, name)| name)
            .collect();
        finding
            .note(format!("tried {}", crate::text::or(tried.iter().map(String::as_str))))
            .help("name its table: #[data_class(..., table = \"...\")]; if it is none: #[data_class(projection)]")
    } else {
        finding
            .table(declared)
            .note(format!("the name comes from {how}"))
    };
    match nearest {
        Some(name) => finding.help(format!("did you mean `{name}`?")),
        None => finding.help(
            "if a migration makes the table, is its folder in `migrations` of the configuration?",
        ),
    }
}

fn ambiguous(row: &ClassifiedStruct<'_>, candidates: &[Candidate]) -> Diagnostic {
    let message = format!("model `{}` could be {}", row.fact.name, either(candidates));
    let say = candidates
        .first()
        .map(|candidate| match &candidate.database {
            Some(database) => format!("database = \"{database}\""),
            None => format!("table = \"{}\"", candidate.table),
        });
    Diagnostic::new(Code::TableMissing, message)
        .at(row.fact.place.clone(), "which table is it?")
        .help(format!(
            "say which: #[data_class(..., {})]",
            say.unwrap_or_default()
        ))
        .model(&row.fact.name)
}
