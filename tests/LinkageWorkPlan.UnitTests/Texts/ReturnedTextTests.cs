using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>What a rendering that comes back from a translator means for the text as it is now.</summary>
public class ReturnedTextTests
{
    private const int Most = 100;
    private static readonly LocalizedText Bare = LocalizedText.Of(Language.Vi, "Kế hoạch"), Rendered = LocalizedText.Of(Language.Vi, "Kế hoạch", "ແຜນວຽກ");
    private static readonly LocalizedText Aged = LocalizedText.Of(Language.Vi, "Bản cũ", "ແຜນວຽກ").Write(Language.Vi, "Kế hoạch");
    private static readonly string Print = Fingerprint.OfText("Kế hoạch"), OldPrint = Fingerprint.OfText("Bản cũ"), LaoPrint = Fingerprint.OfText("ແຜນວຽກ");

    /// <summary>Made from the source as it is, where there was no rendering.</summary>
    private static readonly ReturnedText Fresh = new(Language.Vi, Language.Lo, "Kế hoạch", Print, "ແຜນການ", string.Empty, false);

    [Fact]
    public void A_first_rendering_is_new() => Assert.Equal(ReturnOutcome.New, Fresh.Against(Bare, Most));

    [Fact]
    public void A_rendering_in_place_of_the_exported_one_is_a_change()
    {
        Assert.Equal(ReturnOutcome.Changed, (Fresh with { Before = LaoPrint }).Against(Rendered, Most));
        Assert.Equal(ReturnOutcome.Changed, (Fresh with { Before = LaoPrint }).Against(Aged, Most));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n ")]
    public void Blank_words_bring_nothing(string? words)
    {
        Assert.Equal(ReturnOutcome.Empty, (Fresh with { Words = words }).Against(Bare, Most));
        Assert.Equal(ReturnOutcome.Empty, (Fresh with { Words = words, Source = Language.En }).Against(Bare, Most));
    }

    [Fact]
    public void Another_source_language_is_of_no_use()
    {
        Assert.Equal(ReturnOutcome.Invalid, (Fresh with { Source = Language.En }).Against(Bare, Most));
        Assert.Equal((Rules.ExchangeSourceLanguage, "vi"), ProblemOf(Fresh with { Source = Language.En }, Bare));
    }

    [Fact]
    public void Words_that_cannot_be_kept_are_of_no_use()
    {
        var (longer, garbled) = (Fresh with { Words = new string('ກ', Most + 1) }, Fresh with { Words = "ກຂ\uE001" });
        Assert.Equal((ReturnOutcome.Invalid, ReturnOutcome.Invalid, ReturnOutcome.New), (longer.Against(Bare, Most), garbled.Against(Bare, Most), longer.Against(Bare, Most + 1)));
        Assert.Equal([new string('ກ', 39) + "…", Most + 1, Most], longer.Problem(Bare, Most)!.Arguments);
        Assert.Equal(["ກຂ\uE001", "U+E001", 3], garbled.Problem(Bare, Most)!.Arguments);
        Assert.Equal((Rules.TooLong, Rules.GarbledText), (longer.Problem(Bare, Most)!.Rule, garbled.Problem(Bare, Most)!.Rule));
        Assert.Null(Fresh.Problem(Bare, Most));
    }

    [Fact]
    public void The_source_itself_is_never_written()
    {
        var back = Fresh with { Target = Language.Vi, Words = "Kế hoạch khác" };
        Assert.Equal((ReturnOutcome.Invalid, (Rules.SourceIsEdited, "vi")), (back.Against(Bare, Most), ProblemOf(back, Bare)));
        Assert.Equal(Rules.SourceIsEdited, Assert.Throws<RuleException>(() => back.ApplyTo(Bare)).Broken[0].Rule);
    }

    [Fact]
    public void The_words_that_are_here_already_change_nothing()
    {
        var same = Fresh with { Words = " ແຜນວຽກ ", IsDone = true };
        Assert.Equal(ReturnOutcome.Unchanged, same.Against(Rendered, Most));
        Assert.Equal(ReturnOutcome.StillRight, same.Against(Aged, Most));
        Assert.Equal(ReturnOutcome.Unchanged, (same with { IsDone = false }).Against(Aged, Most));
        Assert.Equal(ReturnOutcome.Unchanged, (same with { MadeFrom = OldPrint }).Against(Aged, Most));
    }

    [Fact]
    public void Words_that_the_translator_did_not_touch_change_nothing()
    {
        // Somebody wrote another rendering here since the export.
        Assert.Equal(ReturnOutcome.Unchanged, (Fresh with { Before = Fingerprint.OfText("ແຜນການ") }).Against(Rendered, Most));
        Assert.Equal(ReturnOutcome.Unchanged, (Fresh with { Before = Fingerprint.OfText("ແຜນການ"), MadeFrom = OldPrint }).Against(Rendered, Most));
    }

    [Fact]
    public void What_was_made_from_an_older_source_is_stale()
    {
        Assert.Equal(ReturnOutcome.Stale, (Fresh with { MadeFrom = OldPrint }).Against(Bare, Most));
        Assert.Equal(ReturnOutcome.Stale, (Fresh with { SourceWords = "Bản cũ", MadeFrom = null }).Against(Bare, Most));
        Assert.Equal(ReturnOutcome.Stale, (Fresh with { SourceWords = "Bản cũ" }).Against(Bare, Most));
        Assert.Equal(ReturnOutcome.New, (Fresh with { MadeFrom = null }).Against(Bare, Most));
        Assert.Equal(ReturnOutcome.New, (Fresh with { SourceWords = "Kế\n hoạch " }).Against(Bare, Most));
    }

    [Fact]
    public void A_rendering_that_somebody_wrote_since_stands_against_it()
    {
        Assert.Equal(ReturnOutcome.Conflicting, Fresh.Against(Rendered, Most));
        Assert.Equal(ReturnOutcome.Conflicting, (Fresh with { Before = null }).Against(Rendered, Most));
        Assert.Equal(ReturnOutcome.Conflicting, (Fresh with { Before = OldPrint }).Against(Rendered, Most));
        Assert.Equal(ReturnOutcome.Conflicting, (Fresh with { Before = LaoPrint }).Against(Bare, Most));
        Assert.Equal(ReturnOutcome.New, (Fresh with { Before = null }).Against(Bare, Most));
    }

    [Fact]
    public void The_source_in_place_of_a_rendering_is_a_copy_unless_the_file_says_otherwise()
    {
        var copied = Fresh with { Words = "Kế  hoạch" };
        Assert.Equal(ReturnOutcome.Copied, copied.Against(Bare, Most));
        Assert.Equal(ReturnOutcome.New, (copied with { IsDone = true }).Against(Bare, Most));
        Assert.Equal(ReturnOutcome.Copied, (Fresh with { Words = "Bản cũ", SourceWords = "Bản cũ" }).Against(Bare, Most));
        Assert.Equal(ReturnOutcome.Copied, (copied with { SourceWords = "Bản cũ" }).Against(Bare, Most));
        Assert.Equal(ReturnOutcome.Copied, (Fresh with { IsPartlyCopied = true, IsDone = true }).Against(Bare, Most));
    }

    [Fact]
    public void The_written_rendering_is_as_old_as_the_source_it_was_made_from()
    {
        Assert.Equal((RenderingState.Translated, "ແຜນການ"), (Fresh.ApplyTo(Bare).StateOf(Language.Lo), Fresh.ApplyTo(Bare).For(Language.Lo)));
        Assert.Equal(RenderingState.Translated, (Fresh with { MadeFrom = null }).ApplyTo(Aged).StateOf(Language.Lo));
        var stale = (Fresh with { MadeFrom = OldPrint }).ApplyTo(Rendered);
        Assert.Equal((RenderingState.Stale, OldPrint, "ແຜນການ"), (stale.StateOf(Language.Lo), stale.Lo!.MadeFrom, stale.Lo.Text));
        Assert.Equal(OldPrint, (Fresh with { SourceWords = " Bản cũ", MadeFrom = null }).ApplyTo(Rendered).Lo!.MadeFrom);
    }

    [Theory]
    [InlineData("một hai", "mộthai", true)]
    [InlineData("một\nhai", "một hai", true)]
    [InlineData(null, " ", true)]
    [InlineData("một-hai", "mộthai", false)]
    [InlineData("Một", "một", false)]
    public void Texts_that_differ_by_spaces_alone_say_the_same(string? one, string? other, bool isSame) => Assert.Equal(isSame, ReturnedText.SaysTheSame(one, other));

    private static (string Rule, object Named) ProblemOf(ReturnedText text, LocalizedText now) => text.Problem(now, Most) is { } broken ? (broken.Rule, broken.Arguments[0]) : default;
}
