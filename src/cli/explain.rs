//! `explain`: a diagnostic's page.

use clap::Args;

use super::output::Output;
use super::{Common, Exit, Failure};
use crate::diagnostic::Code;

const AFTER_HELP: &str = "\
Examples:
  explain              all codes
  explain DC0001       what it means, an example, how to fix it, and when something else is right";

/// A diagnostic's page: what it means, why it matters, what to do
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Explain {
    /// The code, DC0001 for example; without one, all codes
    code: Option<String>,
}

impl Explain {
    pub(super) fn run(self, _: &Common, output: &Output) -> Result<Exit, Failure> {
        let Some(written) = self.code else {
            for code in Code::ALL {
                output.line(format!("{code}  {}", code.summary()));
            }
            return Ok(Exit::Clean);
        };
        let Some(code) = Code::from_number(&written) else {
            let near =
                data_class_grammar::nearest(&written, Code::ALL.iter().map(|code| code.number()));
            let failure = Failure::usage(format!("there is no diagnostic `{written}`"));
            return Err(match near {
                Some(near) => failure.help(format!("did you mean `{near}`?")),
                None => failure.help(format!("`{} explain` lists all codes", output.program())),
            });
        };
        output.line(output.with_program(code.page().trim_end()));
        Ok(Exit::Clean)
    }
}
