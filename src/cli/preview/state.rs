//! What is looked at, as it is now: shared by whoever makes it and those who ask for it.
//!
//! What was made last without an error stays, so that pages can be read while the file is mended.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

use crate::diagnostic::machine;
use crate::project::Failure;
use crate::project::preview::{Preview, Previewed};

/// What is looked at.
pub struct State {
    now: Mutex<Now>,
    is_new: Condvar,
}

struct Now {
    /// How often something was made.
    version: u64,
    /// What was made last without an error.
    preview: Option<Arc<Preview>>,
    /// What is told of it.
    told: Value,
}

impl State {
    /// Nothing yet of the briefing in a file of this name.
    pub fn new(name: &str) -> Self {
        let told = json!({"version": 0, "name": name, "state": "begun"});
        State {
            now: Mutex::new(Now {
                version: 0,
                preview: None,
                told,
            }),
            is_new: Condvar::new(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in what became of a briefing.
    pub fn set(&self, name: &str, made: Previewed, milliseconds: u64) {
        let findings = made.findings;
        let found = findings.diagnostics.iter();
        let found: Vec<Value> = found
            .map(|one| machine::object(one, &findings.sources))
            .collect();
        let (preview, failure) = match made.preview {
            Ok(preview) => (Some(Arc::new(preview)), None),
            Err(Failure::AtFault) => (None, Some(String::new())),
            Err(failure) => (None, Some(failure.to_string())),
        };
        let mut now = self.lock();
        now.version += 1;
        let state = match failure {
            None => "ok",
            Some(_) => "errors",
        };
        now.preview = preview.or_else(|| now.preview.take());
        now.told = json!({
            "version": now.version,
            "name": name,
            "state": state,
            "failure": failure,
            "diagnostics": found,
            "notes": findings.notes,
            "milliseconds": milliseconds,
            "shown": now.preview.as_deref().map(shown),
        });
        drop(now);
        self.is_new.notify_all();
    }

    /// What is told of it, as JSON.
    pub fn told(&self) -> String {
        self.lock().told.to_string()
    }

    /// What was made last without an error.
    pub fn preview(&self) -> Option<Arc<Preview>> {
        self.lock().preview.clone()
    }

    /// The version that there is as soon as it is another than this one, or when so long has passed.
    pub fn other_than(&self, version: Option<u64>, patience: Duration) -> u64 {
        let now = self.lock();
        let is_same = |now: &mut Now| Some(now.version) == version;
        let waited = self.is_new.wait_timeout_while(now, patience, is_same);
        waited.unwrap_or_else(PoisonError::into_inner).0.version
    }
}

/// What there is to see.
fn shown(preview: &Preview) -> Value {
    let pages = preview.pages();
    let pages = pages.map(|(width, height)| json!({"width": width, "height": height}));
    json!({
        "title": preview.title(),
        "pages": pages.collect::<Vec<Value>>(),
        "book": preview.book().order(),
        "direction": if preview.book().is_right_to_left() { "rtl" } else { "ltr" },
    })
}
