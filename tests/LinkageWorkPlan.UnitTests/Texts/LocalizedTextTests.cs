using FsCheck;
using FsCheck.Fluent;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

public class LocalizedTextTests
{
    private static readonly LocalizedText Plan = LocalizedText.Of(Language.Vi, "Kế hoạch", "ແຜນວຽກ", "Plan");

    /// <summary>Any language, any words (blank ones too), some steps.</summary>
    private static readonly Gen<(Language Language, string Words)[]> Steps =
        Gen.Elements(Language.Vi, Language.Lo, Language.En)
            .SelectMany(_ => Gen.Elements("", " ", "một", "hai", "ba", "ນຶ່ງ", "ສອງ"), (language, words) => (language, words))
            .ArrayOf();

    [Fact]
    public void The_first_words_become_the_source()
    {
        var text = LocalizedText.Empty.Write(Language.Lo, " ແຜນວຽກ ");

        Assert.Equal(Language.Lo, text.Source);
        Assert.Equal("ແຜນວຽກ", text.For(Language.Lo));
        Assert.Equal(RenderingState.Source, text.StateOf(Language.Lo));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  \n ")]
    [InlineData("\u200B")]
    public void Blank_words_are_no_text(string? words)
    {
        Assert.Equal(LocalizedText.Empty, LocalizedText.Of(Language.Lo, words));
        Assert.True(LocalizedText.Of(Language.Lo, words).IsEmpty);
    }

    [Fact]
    public void Words_are_stored_in_their_normal_form() =>
        Assert.Equal("ກ\u0EB3", LocalizedText.Of(Language.Lo, "ກ\u0ECD\u0EB2").For(Language.Lo));

    [Fact]
    public void An_imported_text_is_fresh_in_every_language()
    {
        Assert.Equal(RenderingState.Source, Plan.StateOf(Language.Vi));
        Assert.Equal(RenderingState.Translated, Plan.StateOf(Language.Lo));
        Assert.Equal(RenderingState.Translated, Plan.StateOf(Language.En));
    }

    [Fact]
    public void An_imported_text_without_its_source_has_the_next_language_as_source()
    {
        var text = LocalizedText.Of(Language.Vi, null, "ແຜນວຽກ", "Plan");

        Assert.Equal(Language.Lo, text.Source);
        Assert.Equal(RenderingState.Translated, text.StateOf(Language.En));
    }

    [Fact]
    public void A_missing_rendering_shows_the_source_and_says_so()
    {
        var text = LocalizedText.Of(Language.Vi, "Kế hoạch");

        Assert.Equal("Kế hoạch", text.For(Language.Lo));
        Assert.Equal(Language.Vi, text.ShownIn(Language.Lo));
        Assert.Equal(RenderingState.Missing, text.StateOf(Language.Lo));
        Assert.False(text.IsReady(Language.Lo));
    }

    [Fact]
    public void Changing_the_source_makes_renderings_stale_and_restoring_it_makes_them_fresh_and_checked_again()
    {
        var isChecked = Plan.MarkChecked(Language.Lo);
        var changed = isChecked.Write(Language.Vi, "Kế hoạch khác");

        Assert.Equal(RenderingState.Stale, changed.StateOf(Language.Lo));
        Assert.False(changed.IsReady(Language.Lo));
        Assert.Equal("ແຜນວຽກ", changed.For(Language.Lo));
        Assert.Equal(isChecked, changed.Write(Language.Vi, "Kế hoạch"));
    }

    [Fact]
    public void Writing_a_stale_rendering_again_unchanged_says_that_it_still_holds()
    {
        var text = Plan.MarkChecked(Language.Lo).Write(Language.Vi, "Kế hoạch khác").Write(Language.Lo, "ແຜນວຽກ");

        Assert.Equal(RenderingState.Translated, text.StateOf(Language.Lo));
    }

    [Fact]
    public void Changing_a_rendering_unchecks_it_and_writing_it_unchanged_does_not()
    {
        var isChecked = Plan.MarkChecked(Language.Lo);

        Assert.Same(isChecked, isChecked.Write(Language.Lo, "ແຜນວຽກ "));
        Assert.Equal(RenderingState.Translated, isChecked.Write(Language.Lo, "ແຜນການ").StateOf(Language.Lo));
    }

    [Fact]
    public void Neither_a_missing_nor_a_stale_rendering_nor_the_source_can_be_checked()
    {
        var stale = Plan.Write(Language.Vi, "Khác");

        Assert.Same(stale, stale.MarkChecked(Language.Lo));
        Assert.Same(Plan, Plan.MarkChecked(Language.Vi));
        var alone = LocalizedText.Of(Language.Vi, "Một");
        Assert.Same(alone, alone.MarkChecked(Language.Lo));
    }

    [Fact]
    public void Removing_the_source_makes_the_next_language_the_source_and_the_others_stale()
    {
        var text = Plan.Write(Language.Vi, "");

        Assert.Equal(Language.Lo, text.Source);
        Assert.Equal(RenderingState.Missing, text.StateOf(Language.Vi));
        Assert.Equal(RenderingState.Stale, text.StateOf(Language.En));
        Assert.Equal(LocalizedText.Empty, text.Write(Language.Lo, null).Write(Language.En, null));
    }

    [Fact]
    public void A_rendering_just_written_is_never_stale() => Always.Holds(Steps, steps => Every(steps, (text, step) =>
        text.StateOf(step.Language) != RenderingState.Stale));

    [Fact]
    public void Whatever_is_written_the_source_has_words_or_nothing_has() => Always.Holds(Steps, steps => Every(steps, (text, _) =>
        text.IsEmpty
            ? Languages.All.All(each => text[each] is null) && text == LocalizedText.Empty
            : text.StateOf(text.Source) == RenderingState.Source && text[text.Source]!.MadeFrom is null
                && Languages.All.All(each => text.For(each).Length > 0)));

    [Fact]
    public void A_rendering_is_stale_exactly_while_the_source_is_not_the_one_it_was_made_from() => Always.Holds(
        SampleText.Words.Two(),
        pair =>
        {
            var text = LocalizedText.Of(Language.Vi, pair.Item1, "ແຜນວຽກ");
            var changed = text.Write(Language.Vi, pair.Item2);
            var isSame = TextNormalizer.Normalize(pair.Item1) == TextNormalizer.Normalize(pair.Item2);
            return (changed.StateOf(Language.Lo) == RenderingState.Stale) != isSame
                && changed.Write(Language.Vi, pair.Item1).StateOf(Language.Lo) == RenderingState.Translated;
        });

    [Fact]
    public void Whatever_the_order_of_writes_a_rendering_is_stale_exactly_while_the_source_has_other_words_than_it_was_made_from() => Always.Holds(Steps, steps =>
    {
        var model = new WrittenWords();
        return Every(steps, (text, step) =>
        {
            model.Write(step.Language, step.Words);
            return Languages.All.All(each => text.StateOf(each) == model.StateOf(each) && text[each]?.Text == model[each]);
        });
    });

    [Fact]
    public void Two_translators_may_write_in_either_order() => Always.Holds(
        Gen.Elements("một", "hai", "").Two().SelectMany(_ => Gen.Elements("ນຶ່ງ", "ສອງ", " "), (pair, lao) => (Source: pair.Item1 + "x", En: pair.Item2, Lo: lao)),
        each =>
        {
            var text = LocalizedText.Of(Language.Vi, each.Source);
            return text.Write(Language.Lo, each.Lo).Write(Language.En, each.En) == text.Write(Language.En, each.En).Write(Language.Lo, each.Lo);
        });

    [Fact]
    public void A_form_saved_without_a_change_changes_nothing() => Always.Holds(Steps, steps =>
        Every(steps, (text, step) => TextWords.From(text).ApplyTo(text, step.Language) == text));

    [Fact]
    public void Other_words_have_another_fingerprint() => Always.Holds(SampleText.Any.Two(), pair =>
        Fingerprint.OfText(TextNormalizer.Normalize(pair.Item1)) == Fingerprint.OfText(TextNormalizer.Normalize(pair.Item2))
            == (TextNormalizer.Normalize(pair.Item1) == TextNormalizer.Normalize(pair.Item2)));

    [Fact]
    public void A_fingerprint_depends_on_the_stored_form_alone() => Always.Holds(SampleText.Any, words =>
        LocalizedText.Of(Language.Vi, words).SourceFingerprint == LocalizedText.Of(Language.Lo, TextNormalizer.Normalize(words)).SourceFingerprint);

    [Fact]
    public void A_fingerprint_is_the_same_for_ever()
    {
        // Stored beside every rendering: another value here would make every translation of every plan stale.
        Assert.Equal("e3b0c44298fc1c14", Fingerprint.OfText(string.Empty));
        Assert.Equal("4caeaa184af12abd", Plan.SourceFingerprint);
        Assert.Equal(64, Fingerprint.OfContent("Kế hoạch").Length);
    }

    private static bool Every((Language Language, string Words)[] steps, Func<LocalizedText, (Language Language, string Words), bool> holds)
    {
        var text = LocalizedText.Empty;
        foreach (var step in steps)
        {
            text = text.Write(step.Language, step.Words);
            if (!holds(text, step))
            {
                return false;
            }
        }

        return true;
    }

    [Fact]
    public void A_form_may_say_that_an_older_rendering_is_still_right()
    {
        var stale = LocalizedText.Of(Language.Vi, "Kế hoạch", "ແຜນ", "Plan").Write(Language.Vi, "Kế hoạch.");
        var form = TextWords.From(stale).MarkStillRight(Language.Lo, true);
        var saved = form.ApplyTo(stale, Language.Vi);
        Assert.Equal(RenderingState.Translated, saved.StateOf(Language.Lo));
        Assert.Equal(RenderingState.Stale, saved.StateOf(Language.En));

        // Also of a source that the same form changes; taken back, it says nothing.
        var again = form.With(Language.Vi, "Bản kế hoạch").ApplyTo(stale, Language.Vi);
        Assert.Equal(RenderingState.Translated, again.StateOf(Language.Lo));
        Assert.Equal(stale, form.MarkStillRight(Language.Lo, false).ApplyTo(stale, Language.Vi));
        Assert.True(form.RebaseOn(TextWords.From(stale), TextWords.From(stale)).IsMarkedStillRight(Language.Lo));
    }
}
