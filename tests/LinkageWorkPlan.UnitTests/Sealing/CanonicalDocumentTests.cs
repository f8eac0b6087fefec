using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>docs/canonical-content.md says what the program does.</summary>
public partial class CanonicalDocumentTests
{
    private static readonly string Document = Repository.Read("docs/canonical-content.md");

    [Fact]
    public void The_example_is_what_the_program_writes_and_has_the_length_and_hash_that_stand_below_it()
    {
        var example = Json().Match(Document).Groups[1].Value;
        Assert.Equal(example, CanonicalJson.Of(new Example(1.60m, new DateOnly(2026, 6, 14), [], null, LocalizedText.Of(Language.Vi, "Báo cáo\n<1> & \"2\"", "ບົດລາຍງານ"))));
        Assert.Contains($"it has {Encoding.UTF8.GetByteCount(example)} bytes, and its SHA-256 is `{Fingerprint.OfContent(example)}`", Document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"\\\n\r\t\b\f", """\"\\\n\r\t\b\f""")]
    [InlineData("\u0001\u001F", """\u0001\u001F""")]
    [InlineData("<>&'+/", "<>&'+/")]
    [InlineData("\u2028\u2029", """\u2028\u2029""")]
    [InlineData("\u00A0\u3000", """\u00A0\u3000""")]
    [InlineData("\u200B\u202F\uE000", "\u200B\\u202F\\uE000")]
    [InlineData("\U0001F600", """\uD83D\uDE00""")]
    [InlineData("e\u0302\u0301", "\u1EBF")]
    public void Texts_are_escaped_as_the_document_says(string words, string written) =>
        Assert.Contains($"\"a\":\"{written}\"", CanonicalJson.Of(new { A = words }), StringComparison.Ordinal);

    private sealed record Example(decimal A, DateOnly Day, IReadOnlyList<string> Languages, string? None, LocalizedText Text);

    [GeneratedRegex("```json\n(.+)\n```")]
    private static partial Regex Json();
}
