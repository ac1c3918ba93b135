import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.FeatureEnum;
import com.adobe.epubcheck.util.ReportingLevel;
import java.io.File;

/**
 * EPUBCheck over many books with one start of Java: its own command line takes one.
 *
 * <p>In: the paths of books. Out, for each message, a line of the book, the severity, the message's
 * id, its place and its text, with tabs between them; when all are checked, a line {@code checked}
 * and their number, so that a run that ended early is not taken for a clean one. Hints ("usage") are
 * given like everything else.
 */
final class CheckBooks {
  public static void main(String[] arguments) {
    for (String book : arguments) {
      Lines lines = new Lines(book);
      new EpubCheck(new File(book), lines).doValidate();
      System.out.print(lines.written);
    }
    System.out.println("checked\t" + arguments.length);
  }

  /** A report as lines. */
  private static final class Lines extends MasterReport {
    final StringBuilder written = new StringBuilder();
    private final String book;

    Lines(String book) {
      this.book = book;
      setEpubFileName(book);
      setReportingLevel(ReportingLevel.Usage);
    }

    @Override
    public void message(Message message, EPUBLocation place, Object... arguments) {
      String text = message.getMessage(arguments).replaceAll("\\s+", " ");
      String where = place.getPath() + ":" + place.getLine() + ":" + place.getColumn();
      written.append(
          String.join("\t", book, message.getSeverity().name(), message.getID().toString(), where, text));
      written.append('\n');
    }

    @Override
    public void info(String resource, FeatureEnum feature, String value) {}

    @Override
    public int generate() {
      return 0;
    }

    @Override
    public void initialize() {}
  }
}
