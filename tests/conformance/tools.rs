//! Where the validators are, and how they are run.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder below `target/` that holds what was installed and what is checked.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("a target folder")
        .join("conformance")
}

/// Runs a program to its end, whatever that is. A program that is missing is a failure.
pub fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| {
        let program = command.get_program().to_string_lossy();
        panic!("{program} cannot be run: {error}; `.ci/run` installs what is needed")
    })
}

/// The output of a program that must succeed.
pub fn output(command: &mut Command) -> String {
    let output = run(command);
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}\n{log}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A file of this name, where a variable says or in a folder of installed tools.
pub fn installed(variable: &str, places: &[PathBuf]) -> PathBuf {
    if let Some(path) = std::env::var_os(variable) {
        return PathBuf::from(path);
    }
    let found = places.iter().find(|path| path.exists());
    found
        .unwrap_or_else(|| panic!("none of {places:?}; `.ci/run` installs it, or set {variable}"))
        .clone()
}

/// A folder of the user's home.
pub fn home() -> PathBuf {
    PathBuf::from(std::env::var_os("HOME").expect("HOME is set"))
}

/// What a program of `tests/conformance` says of files: whether they are sound, and its lines. One
/// that cannot say is a failure.
pub fn judged<'a>(program: &str, arguments: impl IntoIterator<Item = &'a Path>) -> (bool, String) {
    let mut command = own(program);
    command.args(arguments);
    let output = run(&mut command);
    let log = String::from_utf8_lossy(&output.stderr);
    let code = output.status.code();
    assert!(matches!(code, Some(0 | 1)), "{program} cannot judge\n{log}");
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    (code == Some(0), lines)
}

/// A program of `tests/conformance`, with what it needs.
pub fn own(program: &str) -> Command {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/conformance")
        .join(program);
    let is_script = path.extension().is_some_and(|extension| extension == "mjs");
    let mut command = Command::new(if is_script { "node" } else { "python3" });
    command.arg(path).env("CONFORMANCE_TOOLS", folder());
    command
}
