//! `briefset schema`: the JSON Schema of briefings or themes, for editors.

use std::io;

use super::{Console, SchemaArguments, SchemaOf, Status, report};
use crate::{briefing, theme};

/// Runs the command.
pub fn run(arguments: &SchemaArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let schema = match arguments.of {
        SchemaOf::Briefing => briefing::schema::schema(),
        SchemaOf::Theme => theme::schema(),
        SchemaOf::Report => report::schema(),
    };
    // Writing it down in lines that people can read.
    console.out.write_all(format!("{schema:#}\n").as_bytes())?;
    console.out.flush()?;
    Ok(Status::Done)
}
