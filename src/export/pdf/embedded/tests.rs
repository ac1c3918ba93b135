//! Files of others, broken files, hostile files.

use std::io::Write;

use super::*;

const NAMES: &[&str] = &["briefing.yaml"];

fn found(bytes: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
    find(bytes, NAMES, "Source")
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let level = flate2::Compression::best();
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), level);
    encoder.write_all(bytes).expect("memory can be written to");
    encoder.finish().expect("memory can be written to")
}

/// A file as other programs write it: without object streams, with a table that leads nowhere.
fn foreign(relationship: &str) -> String {
    format!(
        "%PDF-1.7\n1 0 obj\n<</Type/Catalog /AF 5 0 R>>\nendobj\n\
         2 0 obj <</Type/Filespec /UF <FEFF006200720069006500660069006E0067002E00790061006D006C> \
         /F (other.bin) /AFRelationship/{relationship} /EF<</F 3 0 R>> >> endobj\n\
         3 0 obj <</Type/EmbeddedFile /Length 4 0 R>> stream\r\n\
         title: endstream endobj\nx\r\nendstream endobj\n4 0 obj 25 endobj\n5 0 obj[ 2 0 R]endobj\n\
         xref\n0 1\n0000000000 65535 f \ntrailer <</Root 1 0 R /Size 6>>\nstartxref\n99999\n%%EOF\n"
    )
}

#[test]
fn files_that_others_wrote_again_are_read() {
    let file = foreign("Source");
    assert_eq!(
        found(file.as_bytes()),
        Ok(Some(b"title: endstream endobj\nx".to_vec()))
    );
    // Bytes before the header move every place.
    let moved = format!("MIME\n{file}");
    assert!(found(moved.as_bytes()).is_ok_and(|found| found.is_some()));
    // An update appends the object anew.
    let update = "5 0 obj [] endobj\ntrailer <</Root 1 0 R>>\n";
    assert_eq!(found(format!("{file}{update}").as_bytes()), Ok(None));
}

#[test]
fn objects_in_streams_are_read() {
    let objects = "7 0 8 22 <</Type/Catalog /AF[8 0 R]>> <</UF(briefing.yaml)/AFRelationship/Source/EF<</UF 9 0 R>>>>";
    let first = objects.find('<').expect("an object");
    let (stream, file) = (
        deflated(objects.replace("8 22", "8 28").as_bytes()),
        deflated(b"title: T\n"),
    );
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (header, data) in [
        (
            format!(
                "1 0 obj<</Type/ObjStm/N 2/First {first}/Filter/FlateDecode/Length {}>>stream\n",
                stream.len()
            ),
            stream,
        ),
        (
            format!(
                "9 0 obj<</Filter[/FlateDecode]/Length {}>>stream\n",
                file.len()
            ),
            file,
        ),
        (
            "2 0 obj<</Type/XRef/Root 7 0 R/Length 0>>stream\n".to_string(),
            Vec::new(),
        ),
    ] {
        bytes.extend(header.as_bytes());
        bytes.extend(data);
        bytes.extend(b"\nendstream endobj\n");
    }
    assert_eq!(found(&bytes), Ok(Some(b"title: T\n".to_vec())));
}

#[test]
fn other_files_are_told_apart() {
    assert_eq!(found(b""), Err(Fault::NotPdf));
    assert_eq!(found(b"title: %PDF\n"), Err(Fault::NotPdf));
    assert_eq!(found(b"%PDF-1.7\nnothing else"), Err(Fault::Broken));
    assert_eq!(
        found(b"%PDF-1.7\ntrailer <</Root 7 0 R>>"),
        Err(Fault::Broken)
    );
    let encrypted = b"%PDF-1.7\n1 0 obj<<>>endobj trailer <</Root 1 0 R/Encrypt 2 0 R>>";
    assert_eq!(found(encrypted), Err(Fault::Encrypted));
    let none = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj trailer <</Root 1 0 R>>";
    assert_eq!(found(none), Ok(None));
    assert_eq!(found(foreign("Alternative").as_bytes()), Ok(None));
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "how long it takes is what is tested"
)]
fn hostile_files_end_soon() {
    let start = std::time::Instant::now();
    let repeated = |piece: &str| {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        bytes.extend(piece.as_bytes().iter().cycle().take(1 << 20));
        bytes.extend(b"\n1 0 obj<</AF 1 0 R>>endobj trailer <</Root 1 0 R>>");
        bytes
    };
    for piece in [
        "1 0 obj [",
        "1 0 obj (",
        "1 0 obj <<",
        "1 0 obj <</A ",
        "1 0 obj <",
        "[",
        "(",
        "<<",
        "<< /A ",
        "1 0 obj stream\n",
        "1 0 obj <<>> stream\n",
        "trailer <<",
        "trailer (",
        "1 0 obj %",
        "9 9 9 9 obj ",
        "1 0 obj 1 0 R ",
        "1 0 obj <</Length 99999999999999999999>>stream\n",
        "1 0 obj <</Length -1>>stream\nendstream ",
        "1 0 obj <</Type/ObjStm /First 9>>stream\n1 0 2 0 3 0 endstream endobj ",
    ] {
        // Whatever it says, it says so.
        let _ = found(&repeated(piece));
    }
    // Seconds, where nothing else runs; for ever, if any of them went off.
    assert!(start.elapsed().as_secs() < 240, "{:?}", start.elapsed());
}

#[test]
fn bombs_do_not_go_off() {
    // Sixteen megabytes of zeros in sixteen kilobytes.
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..16 {
        encoder
            .write_all(&vec![0; 1 << 20])
            .expect("memory can be written to");
    }
    let bomb = encoder.finish().expect("memory can be written to");
    let mut file = foreign("Source").replace("3 0 R", "6 0 R").into_bytes();
    let header = format!(
        "6 0 obj<</Filter/FlateDecode/Length {}>>stream\n",
        bomb.len()
    );
    file.extend(header.as_bytes());
    file.extend(&bomb);
    file.extend(b"\nendstream endobj");
    assert_eq!(found(&file), Err(Fault::TooLarge));
}

#[test]
fn broken_files_never_panic() {
    let file = foreign("Source").into_bytes();
    for end in 0..file.len() {
        let _ = found(&file[..end]);
    }
    let mut seed = 3u64;
    let mut random = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for _ in 0..5_000 {
        let mut broken = file.clone();
        for _ in 0..=random(8) {
            let at = random(broken.len());
            broken[at] = b"()<>[]{}/% 019R\n\\#x\0\xff"[random(21)];
        }
        let _ = found(&broken);
    }
}
