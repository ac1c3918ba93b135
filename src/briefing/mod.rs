//! Reading: YAML → [`Briefing`](crate::briefing) → [`Document`](crate::document::Document).
