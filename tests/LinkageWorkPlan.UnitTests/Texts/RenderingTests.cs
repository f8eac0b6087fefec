using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>How old a rendering is once its text was reworded, confirmed or written from a form.</summary>
public class RenderingTests
{
    private static readonly LocalizedText Fresh = LocalizedText.Of(Language.Vi, "Xong {1}", "ແລ້ວ {1}", "Done {1}");
    private static readonly LocalizedText Aged = LocalizedText.Of(Language.Vi, "Bản cũ", "ແລ້ວ {1}").Write(Language.Vi, "Xong {1}");

    [Fact]
    public void Reworded_renderings_stay_as_they_were()
    {
        var now = Filled(Fresh.MarkChecked(Language.Lo));
        Assert.Equal(("Xong 5", "ແລ້ວ 5", "Done 5"), (now.Vi!.Text, now.Lo!.Text, now.En!.Text));
        Assert.Equal((RenderingState.Source, RenderingState.Checked, RenderingState.Translated), (now.StateOf(Language.Vi), now.StateOf(Language.Lo), now.StateOf(Language.En)));
        Assert.Null(now.Vi.MadeFrom);
        Assert.Equal((RenderingState.Stale, "ແລ້ວ 5", null), (Filled(Aged).StateOf(Language.Lo), Filled(Aged).Lo!.Text, Filled(Aged).En));
        Assert.Equal(Fingerprint.OfText("Bản cũ"), Filled(Aged).Lo!.MadeFrom);
        Assert.Same(LocalizedText.Empty, Filled(LocalizedText.Empty));
    }

    /// <summary>It was made from the very words that the source has now by chance, but not as a rendering of this source.</summary>
    [Fact]
    public void A_stale_rendering_does_not_become_fresh_by_other_words()
    {
        var text = LocalizedText.Of(Language.Vi, "Xong 5", "ແລ້ວ").Write(Language.Vi, "Xong {1}");
        Assert.Equal((RenderingState.Stale, RenderingState.Stale), (text.StateOf(Language.Lo), Filled(text).StateOf(Language.Lo)));
    }

    [Fact]
    public void Older_renderings_are_said_to_be_right_and_none_is_made_up()
    {
        var now = Aged.Confirm();
        Assert.Equal((RenderingState.Translated, "ແລ້ວ {1}", RenderingState.Missing), (now.StateOf(Language.Lo), now.Lo!.Text, now.StateOf(Language.En)));
        var isChecked = Fresh.MarkChecked(Language.Lo);
        Assert.Equal(isChecked, isChecked.Confirm());
    }

    [Fact]
    public void A_rendering_is_as_old_as_the_source_it_was_made_from()
    {
        var source = Fresh.SourceFingerprint;
        Assert.Equal(RenderingState.Translated, Fresh.RenderFrom(Language.Lo, "ໃໝ່", source).StateOf(Language.Lo));
        var older = Fresh.MarkChecked(Language.Lo).RenderFrom(Language.Lo, "ໃໝ່", "0123456789abcdef");
        Assert.Equal((RenderingState.Stale, "ໃໝ່", "0123456789abcdef", false), (older.StateOf(Language.Lo), older.Lo!.Text, older.Lo.MadeFrom, older.Lo.IsChecked));
        Assert.Null(Fresh.RenderFrom(Language.Lo, " ", "0123456789abcdef").Lo);
        Assert.Equal(Rules.SourceIsEdited, Assert.Throws<RuleException>(() => Fresh.RenderFrom(Language.Vi, "Khác", source)).Broken[0].Rule);
    }

    [Fact]
    public void Texts_say_the_same_where_their_words_and_their_source_are_the_same()
    {
        Assert.True(Fresh.SaysTheSame(Fresh.MarkChecked(Language.Lo)));
        Assert.True(Aged.SaysTheSame(LocalizedText.Of(Language.Vi, "Xong {1}", "ແລ້ວ {1}")));
        Assert.True(LocalizedText.Empty.SaysTheSame(LocalizedText.Of(Language.Lo, " ")));
        Assert.False(Fresh.SaysTheSame(Fresh.Write(Language.En, null)));
        Assert.False(Fresh.SaysTheSame(Fresh.Write(Language.Lo, "ໃໝ່")));
        Assert.False(Fresh.SaysTheSame(LocalizedText.Of(Language.Lo, "Xong {1}", "ແລ້ວ {1}", "Done {1}")));
        Assert.False(Fresh.SaysTheSame(LocalizedText.Empty));
        Assert.False(LocalizedText.Empty.SaysTheSame(Fresh));
    }

    [Theory]
    [InlineData(Language.Vi, Language.Vi)]
    [InlineData(Language.Lo, Language.Lo)]
    [InlineData(Language.En, Language.Vi)]
    public void A_new_text_was_written_in_the_authors_language_where_it_has_words(Language author, Language source)
    {
        var text = new TextWords("Xong", "ແລ້ວ", " ").ApplyTo(LocalizedText.Empty, author);
        Assert.Equal((source, "Xong", "ແລ້ວ", (Rendering?)null), (text.Source, text.Vi!.Text, text.Lo!.Text, text.En));
        Assert.All(Languages.Official, each => Assert.True(text.IsReady(each)));
        Assert.True(TextWords.None.ApplyTo(LocalizedText.Empty, author).IsEmpty);
    }

    [Fact]
    public void A_form_changes_what_was_changed_in_it()
    {
        var form = TextWords.From(Fresh);
        Assert.Equal(("Xong {1}", "ແລ້ວ {1}", "Done {1}"), (form[Language.Vi], form[Language.Lo], form[Language.En]));
        var saved = form.With(Language.Vi, "Đã xong").With(Language.En, null).ApplyTo(Fresh, Language.Lo);
        Assert.Equal((Language.Vi, "Đã xong", RenderingState.Stale, RenderingState.Missing), (saved.Source, saved.For(Language.Vi), saved.StateOf(Language.Lo), saved.StateOf(Language.En)));
        var both = form.With(Language.Vi, "Đã xong").With(Language.Lo, "ສຳເລັດ").ApplyTo(Fresh, Language.Lo);
        Assert.Equal((RenderingState.Translated, RenderingState.Stale), (both.StateOf(Language.Lo), both.StateOf(Language.En)));
    }

    [Fact]
    public void Each_language_is_said_to_be_right_by_itself()
    {
        var form = TextWords.None.MarkStillRight(Language.Lo, true).MarkStillRight(Language.En, true).MarkStillRight(Language.Lo, false);
        Assert.Equal([false, false, true], Languages.All.Select(form.IsMarkedStillRight));
        Assert.NotEqual(TextWords.None, form);
    }

    [Theory]
    [InlineData("vi", true, Language.Vi)]
    [InlineData("vi-VN", true, Language.Vi)]
    [InlineData("LO", true, Language.Lo)]
    [InlineData("lo_LA", true, Language.Lo)]
    [InlineData(" en ", true, Language.En)]
    [InlineData("la", false, Language.En)]
    [InlineData("", false, Language.En)]
    [InlineData(null, false, Language.En)]
    public void A_language_is_read_by_its_code(string? code, bool isRead, Language language)
    {
        Assert.Equal(isRead, Languages.TryRead(code, out var read));
        Assert.Equal(language, read);
    }

    [Fact]
    public void Each_language_has_its_facts()
    {
        Assert.Equal(["vi", "lo", "en"], Languages.All.Select(each => each.Code()));
        Assert.Equal([('.', ','), ('.', ','), (',', '.')], Languages.All.Select(each => (each.Facts().Group, each.Facts().Point)));
        Assert.Equal([true, true, false], Languages.All.Select(each => each.IsOfficial()));
        Assert.Equal([Language.En], Languages.Optional);
        Assert.Equal((Language.Vi, Language.Lo), (Side.Vietnam.NativeLanguage(), Side.Laos.NativeLanguage()));
        Assert.Equal((Side.Laos, Side.Vietnam), (Side.Vietnam.Other(), Side.Laos.Other()));
    }

    [Fact]
    public void The_language_that_is_shown_is_the_source_where_there_is_no_rendering()
    {
        Assert.Equal((Language.Vi, Language.Lo), (Aged.ShownIn(Language.En), Aged.ShownIn(Language.Lo)));
        Assert.Equal((Language.En, "", ""), (LocalizedText.Empty.ShownIn(Language.En), LocalizedText.Empty.For(Language.En), LocalizedText.Empty.SourceFingerprint));
        Assert.Equal("Xong {1}", Aged.ToString());
    }

    private static LocalizedText Filled(LocalizedText text) => text.Reworded((_, words) => words.Replace("{1}", "5", StringComparison.Ordinal));
}
