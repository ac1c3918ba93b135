//! Files of others, broken files, hostile files.

use std::io::Write;

use super::*;

const NAMES: &[&str] = &["briefing.yaml"];

fn found(bytes: &[u8]) -> Result<Option<Vec<u8>>, PdfFault> {
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
    assert_eq!(found(b""), Err(PdfFault::NotPdf));
    assert_eq!(found(b"title: %PDF\n"), Err(PdfFault::NotPdf));
    assert_eq!(found(b"%PDF-1.7\nnothing else"), Err(PdfFault::Broken));
    assert_eq!(
        found(b"%PDF-1.7\ntrailer <</Root 7 0 R>>"),
        Err(PdfFault::Broken)
    );
    let encrypted = b"%PDF-1.7\n1 0 obj<<>>endobj trailer <</Root 1 0 R/Encrypt 2 0 R>>";
    assert_eq!(found(encrypted), Err(PdfFault::Encrypted));
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
    assert_eq!(found(&file), Err(PdfFault::TooLarge));
}

#[test]
fn broken_files_never_panic() {
    let text = base_85(&deflated(&[1; 12]));
    let dictionary = "/Filter[/A85 7 0 R]/DecodeParms[null<</Predictor 12/Columns 3>>]";
    let mut seed = 3u64;
    let mut random = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for file in [
        foreign("Source").into_bytes(),
        packed(dictionary, &text, "7 0 obj/Fl endobj"),
    ] {
        for end in 0..file.len() {
            let _ = found(&file[..end]);
        }
        for _ in 0..5_000 {
            let mut broken = file.clone();
            for _ in 0..=random(8) {
                let at = random(broken.len());
                broken[at] = b"()<>[]{}/% 019R\n\\#x\0\xff"[random(21)];
            }
            let _ = found(&broken);
        }
    }
}

/// A file whose briefing has these bytes and this dictionary; other objects stand behind it.
fn packed(dictionary: &str, data: &[u8], others: &str) -> Vec<u8> {
    let mut file = foreign("Source").replace("3 0 R", "6 0 R").into_bytes();
    file.extend(format!("6 0 obj<<{dictionary}>>stream\n").as_bytes());
    file.extend(data);
    file.extend(format!("\nendstream endobj\n{others}\n").as_bytes());
    file
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    format!("{}>", digits.join("\n")).into_bytes()
}

fn base_85(bytes: &[u8]) -> Vec<u8> {
    let mut written = Vec::new();
    for group in bytes.chunks(4) {
        let mut four = [0; 4];
        four[..group.len()].copy_from_slice(group);
        let value = u32::from_be_bytes(four);
        let digits = [85u32.pow(4), 85u32.pow(3), 85u32.pow(2), 85, 1];
        let digits = digits.map(|place| (value / place % 85) as u8 + b'!');
        match four {
            [0, 0, 0, 0] if group.len() == 4 => written.push(b'z'),
            _ => written.extend(&digits[..=group.len()]),
        }
    }
    written.extend(b"~>");
    written
}

const BRIEFING: &[u8] = b"title: T\n\0\0\0\0\0\0\0\0\0tldr: S.\n";

#[test]
fn every_filter_is_undone_in_its_turn() {
    let flat = deflated(BRIEFING);
    let text = base_85(&flat);
    // Rows of three bytes, each told by the byte before it.
    let rows: Vec<u8> = BRIEFING
        .chunks(3)
        .flat_map(|row| {
            let before = [&[0], row].concat();
            let told = row
                .iter()
                .zip(before)
                .map(|(own, before)| own.wrapping_sub(before));
            std::iter::once(1).chain(told).collect::<Vec<u8>>()
        })
        .collect();
    let flat_rows = deflated(&rows);
    let predicted = "/DecodeParms<</Predictor 15/Columns 3>>";
    for (dictionary, data, others) in [
        ("/Filter/ASCIIHexDecode", hexadecimal(BRIEFING), ""),
        ("/Filter/AHx", hexadecimal(BRIEFING), ""),
        ("/Filter[/ASCII85Decode]", base_85(BRIEFING), ""),
        ("/Filter/Fl/DecodeParms null", flat.clone(), ""),
        ("/Filter[/A85/Fl]", text.clone(), ""),
        (
            "/Filter[/AHx/ASCII85Decode/FlateDecode/Fl]/DecodeParms[null null null null]",
            hexadecimal(&base_85(&deflated(&flat))),
            "",
        ),
        (
            "/Filter 7 0 R",
            text.clone(),
            "7 0 obj[8 0 R/Fl]endobj 8 0 obj/A85 endobj",
        ),
        (
            "/Filter/Fl/Length 7 0 R",
            flat.clone(),
            &format!("7 0 obj {} endobj", flat.len()),
        ),
        (
            &format!("/Filter/FlateDecode{predicted}"),
            flat_rows.clone(),
            "",
        ),
        (
            "/Filter[/A85/Fl]/DecodeParms[null 7 0 R]",
            base_85(&flat_rows),
            "7 0 obj<</Predictor 8 0 R/Columns 3>>endobj 8 0 obj 11 endobj",
        ),
    ] {
        let file = packed(dictionary, &data, others);
        assert_eq!(found(&file), Ok(Some(BRIEFING.to_vec())), "{dictionary}");
    }
}

#[test]
fn damaged_and_unknown_streams_are_told_of() {
    let flat = deflated(BRIEFING);
    let mut changed = flat.clone();
    *changed.last_mut().expect("a checksum") ^= 1;
    for (dictionary, data) in [
        ("/Filter/FlateDecode", &flat[..flat.len() - 6]),
        ("/Filter/FlateDecode", &changed),
        ("/Filter/FlateDecode", b"title: T\n"),
        ("/Filter/FlateDecode", b""),
        ("/Filter/AHx", b"7g>"),
        ("/Filter/A85", b"!!!!!v~>"),
        ("/Filter/A85", b"uuuuu~>"),
        ("/Filter/A85", b"!~>"),
        ("/Filter 99", &flat),
        ("/Filter/Fl/DecodeParms<</Predictor 12/Columns 0>>", &flat),
        (
            "/Filter/Fl/DecodeParms<</Predictor 12/Columns 9999999999>>",
            &flat,
        ),
    ] {
        let file = packed(dictionary, data, "");
        assert_eq!(found(&file), Err(PdfFault::Damaged), "{dictionary}");
    }
    for (dictionary, name) in [
        ("/Filter/LZWDecode", "LZWDecode"),
        ("/Filter[/A85/Crypt]", "Crypt"),
        ("/Filter/Fl/DecodeParms<</Predictor 2>>", "Predictor 2"),
    ] {
        let file = packed(dictionary, &flat, "");
        assert_eq!(found(&file), Err(PdfFault::UnknownFilter(name.to_string())));
    }
    // The stream is not there at all.
    let without = foreign("Source").replace("3 0 R", "6 0 R");
    assert_eq!(found(without.as_bytes()), Err(PdfFault::Damaged));
}

#[test]
fn object_streams_are_unpacked_whatever_stands_behind_them() {
    let objects = b"7 0 <</Type/Catalog /AF[2 0 R]>>";
    let file = |data: &[u8], filter: &str| {
        let mut file = foreign("Source").into_bytes();
        file.extend(b"9 0 obj<</Type/ObjStm/N 1/First 4/Filter 10 0 R/Length 11 0 R>>stream\n");
        file.extend(data);
        let length = data.len();
        file.extend(format!("\nendstream endobj 10 0 obj {filter} endobj 11 0 obj {length} endobj trailer<</Root 7 0 R>>").as_bytes());
        file
    };
    let data = base_85(&deflated(objects));
    let briefing = b"title: endstream endobj\nx".to_vec();
    assert_eq!(found(&file(&data, "[/A85/Fl]")), Ok(Some(briefing)));
    assert_eq!(
        found(&file(&data[..9], "[/A85/Fl]")),
        Err(PdfFault::Damaged)
    );
    let unknown = PdfFault::UnknownFilter("LZWDecode".to_string());
    assert_eq!(found(&file(&data, "/LZWDecode")), Err(unknown));
}

#[test]
fn bombs_within_bombs_do_not_go_off() {
    let spaces = deflated(&vec![b' '; 16 << 20]);
    for (filter, data) in [
        ("[/Fl/AHx]", &spaces),
        ("[/Fl/Fl/AHx]", &deflated(&spaces)),
        ("[/Fl/Fl]", &deflated(&deflated(&vec![0; 16 << 20]))),
        ("[/A85]", &vec![b'z'; 3 << 20]),
    ] {
        let file = packed(&format!("/Filter{filter}"), data, "");
        assert_eq!(found(&file), Err(PdfFault::TooLarge), "{filter}");
    }
    let file = packed("/Filter[/Fl/Fl/Fl/Fl/Fl/Fl/Fl/Fl/Fl]", &spaces, "");
    assert_eq!(found(&file), Err(PdfFault::Damaged));
}
