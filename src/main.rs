//! The command line: arguments, files, exit codes. The only place that prints.

use std::io::{self, IsTerminal, Write};
use std::panic::PanicHookInfo;
use std::process::ExitCode;

use briefset::cli::{self, Console};

#[expect(
    clippy::disallowed_methods,
    reason = "the environment is read here and nowhere else"
)]
fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    let arguments = match cli::read(&words) {
        Ok(arguments) => arguments,
        Err(error) => error.exit(),
    };
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(say_where));
    }
    #[cfg(unix)]
    cli::output::signals::attend(arguments.command.is_endless(), |code| {
        std::process::exit(code)
    });
    let color = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    // Standard error is not locked: a fault of the program on another thread could not be said then,
    // and that thread would be waited for without end.
    let (mut out, mut log) = (io::stdout().lock(), io::stderr());
    let mut console = Console {
        input: &mut io::stdin().lock(),
        out: &mut out,
        log: &mut log,
        voice: cli::Voice::new(color, io::stderr().is_terminal()),
        source_date_epoch: std::env::var("SOURCE_DATE_EPOCH").ok(),
        system_fonts: cli::system_folders(&|name| std::env::var_os(name)),
        threads: std::env::var("RAYON_NUM_THREADS")
            .ok()
            .and_then(|count| count.parse().ok()),
    };
    let status = match cli::run(&arguments, &mut console) {
        Ok(status) => status,
        // What was asked for, not a list of it, did not arrive; the reader knows why.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => cli::Status::Failed,
        Err(error) => {
            // There is nowhere left to say it if this fails too.
            let _ = writeln!(io::stderr(), "error: {error}");
            cli::Status::Failed
        }
    };
    ExitCode::from(status as u8)
}

/// Says where the program is at fault; of which briefing is said where its work is given up.
fn say_where(fault: &PanicHookInfo<'_>) {
    if let Some(place) = fault.location() {
        let _ = writeln!(io::stderr(), "note: the fault is at {place}");
    }
}
