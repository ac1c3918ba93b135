//! `briefset extract --data`: what tables and charts show comes back as numbers.

use crate::support::program::{GOOD, Workplace};

const EVIDENCE: &str = "title: Calls
sections:
  - title: What changed
    blocks:
      - table: {id: costs, caption: Costs, header: [Berth, Cost], rows: [[A, \"1,200.5\"], [\"B, outer\", 980]]}
      - chart: {id: calls, kind: column, title: Calls, x: [Jan, Feb], series: [{name: All, values: [12, 25]}]}
";

#[test]
fn both_formats_give_back_what_is_shown() {
    let place = Workplace::new();
    place.write("a.yaml", EVIDENCE);
    place.write("b.yaml", EVIDENCE);
    // An EPUB that is made alone has them as well.
    place.run(&["export", "a.yaml", "-o", "out", "-f", "pdf"]);
    place.run(&["export", "b.yaml", "-o", "out", "-f", "epub"]);
    for file in ["out/a.pdf", "out/b.epub"] {
        let run = place.run(&["extract", file, "--data", "data"]);
        assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
        assert_eq!(run.lines(), ["data/costs.csv", "data/calls.csv"]);
        let costs = "Berth,Cost\r\nA,1200.5\r\n\"B, outer\",980\r\n";
        assert_eq!(place.read("data/costs.csv"), costs.as_bytes(), "{file}");
        assert_eq!(
            place.read("data/calls.csv"),
            b",All\r\nJan,12\r\nFeb,25\r\n",
            "{file}"
        );
    }
}

#[test]
fn a_file_that_carries_nothing_says_so() {
    let place = Workplace::new();
    place.write("a.yaml", EVIDENCE);
    place.write("b.yaml", GOOD);
    place.run(&["export", "a.yaml", "b.yaml", "-o", "out"]);
    place.run(&["export", "a.yaml", "-o", "bare", "--embed", "none"]);
    for file in ["out/b.pdf", "out/b.epub", "bare/a.pdf", "bare/a.epub"] {
        let run = place.run(&["extract", file, "--data", "data"]);
        assert_eq!(run.code, Some(1), "{file}");
        assert!(run.log.contains("holds no data"), "{file}: {}", run.log);
    }
    let run = place.run(&["extract", "a.yaml", "--data", "data"]);
    assert_eq!(run.code, Some(2), "{}", run.log);
    assert!(!place.has("data"));
}
