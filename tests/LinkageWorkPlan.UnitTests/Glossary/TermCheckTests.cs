using FsCheck.Fluent;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Texts;

namespace LinkageWorkPlan.UnitTests.Glossary;

public class TermCheckTests
{
    private static readonly TermEntry Plan = SampleTerms.Of("Kế hoạch công tác", "ແຜນວຽກ", "Work plan");
    private static readonly TermEntry YearPlan = SampleTerms.Of("Kế hoạch công tác năm", "ແຜນວຽກປະຈຳປີ", isHinted: false);
    private static readonly TermEntry Notice = SampleTerms.Of("Thông báo", "ແຈ້ງການ", "Notice", group: TermGroup.Meetings);
    private static readonly TermEntry Notification = SampleTerms.Of("Thông báo", "ການແຈ້ງເຕືອນ", "Notification", isHinted: false, group: TermGroup.Interface);
    private static readonly TermCheck Check = new([Plan, YearPlan, Notice, Notification]);

    [Theory]
    [InlineData("Kế hoạch công tác đã xong", "ແຜນວຽກສຳເລັດແລ້ວ", "")]
    [InlineData("Kế hoạch công tác đã xong", "ແຜນການສຳເລັດແລ້ວ", "ແຜນວຽກ")]
    [InlineData("Kế hoạch công tác, kế hoạch công tác", "ແຜນການ", "ແຜນວຽກ")]
    [InlineData("Kế hoạch công tác", "ແຜນວຽກປະຈຳປີ", "")]
    [InlineData("Kế hoạch công tác năm", "ແຜນການປີ", "")]
    [InlineData("Thông báo", "ການແຈ້ງເຕືອນ", "")]
    [InlineData("Thông báo", "ຂ່າວ", "ແຈ້ງການ")]
    [InlineData("Kế hoạch khác", "ແຜນການ", "")]
    [InlineData("Kế hoạch công tác", null, "")]
    [InlineData(null, "ແຜນການ", "")]
    public void A_rendering_without_the_agreed_words_gives_a_hint(string? vi, string? lo, string wanted) =>
        Assert.Equal(wanted, string.Join('|', Check.Of(LocalizedText.Of(Language.Vi, vi, lo)).Select(hint => hint.Wanted)));

    [Fact]
    public void A_hint_names_the_languages_and_both_words()
    {
        var hint = Assert.Single(Check.Of(LocalizedText.Of(Language.Lo, "Chương trình", "ແຜນວຽກ")));
        Assert.Equal((Plan, Language.Lo, Language.Vi, "ແຜນວຽກ", "Kế hoạch công tác"), (hint.Term, hint.Source, hint.Target, hint.Used, hint.Wanted));
    }

    [Fact]
    public void A_stale_rendering_is_not_looked_at()
    {
        var text = LocalizedText.Of(Language.Vi, "Kế hoạch", "ແຜນການ").Write(Language.Vi, "Kế hoạch công tác");
        Assert.Equal(RenderingState.Stale, text.StateOf(Language.Lo));
        Assert.Empty(Check.Of(text));
    }

    [Fact]
    public void A_language_in_which_nothing_was_agreed_is_left_alone() =>
        Assert.DoesNotContain(new TermCheck([YearPlan with { IsHinted = true }]).Of(LocalizedText.Of(Language.Vi, "Kế hoạch công tác năm", "ແຜນວຽກປະຈຳປີ", "the plan")), hint => hint.Target == Language.En);

    [Fact]
    public void A_text_rendered_by_the_glossary_itself_gives_no_hint() => Always.Holds(
        // A pattern ("ngày … tháng … năm …") is not searched for, but holds words that are.
        Gen.Elements(SampleTerms.Supplied.Where(term => term.Forms(Language.Vi).Any()).ToArray()).ListOf(),
        terms => new TermCheck(SampleTerms.Supplied).Of(LocalizedText.Of(Language.Vi, Joined(terms, Language.Vi), Joined(terms, Language.Lo), Joined(terms, Language.En))).Count == 0);

    [Fact]
    public void Hints_are_of_terms_in_the_source_and_do_not_depend_on_the_order_of_the_terms() => Always.Holds(
        from one in SampleTerms.Texts
        from other in SampleTerms.Texts
        from terms in Gen.Shuffle(SampleTerms.Supplied.ToArray())
        select (Text: LocalizedText.Of(Language.Vi, one, other), Terms: terms),
        sample =>
        {
            var hints = new TermCheck(SampleTerms.Supplied).Of(sample.Text);
            var used = new TermFinder(SampleTerms.Supplied, sample.Text.Source).Used(sample.Text[sample.Text.Source]?.Text ?? string.Empty);
            return hints.All(hint => used.Contains(hint.Term.Id)) && hints.SequenceEqual(new TermCheck(sample.Terms).Of(sample.Text));
        });

    private static string Joined(IEnumerable<TermEntry> terms, Language language) => string.Join(". ", terms.Select(term => term.Words[language]!.Text));
}
