using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Glossary;

/// <summary>In which forms a term may be met, and where.</summary>
public class TermFormTests
{
    [Theory]
    [InlineData(Language.En, "Policy", "Policy|Policies")]
    [InlineData(Language.En, "Day", "Day|Days")]
    [InlineData(Language.En, "y", "y|ys")]
    [InlineData(Language.En, "Process", "Process|Processes")]
    [InlineData(Language.En, "Tax", "Tax|Taxes")]
    [InlineData(Language.En, "Branch", "Branch|Branches")]
    [InlineData(Language.En, "Wish", "Wish|Wishes")]
    [InlineData(Language.En, "Month", "Month|Months")]
    [InlineData(Language.En, "Owner / person", "Owner|Owners|person|persons")]
    [InlineData(Language.En, "Working group (JWG)", "Working group|Working groups")]
    [InlineData(Language.En, "Group (a) of (b) experts", "Group of experts|Group of expertses")]
    [InlineData(Language.Vi, "Nhóm (không đóng", "Nhóm")]
    [InlineData(Language.Vi, "Văn bản / tài liệu", "Văn bản|tài liệu")]
    [InlineData(Language.Vi, "Văn bản/tài liệu", "Văn bản/tài liệu")]
    [InlineData(Language.Vi, "ngày … tháng / tháng", "tháng")]
    [InlineData(Language.Vi, "(chỉ giải thích)", "")]
    [InlineData(Language.Lo, "ແຜນວຽກ", "ແຜນວຽກ")]
    public void A_term_is_met_in_each_of_its_forms(Language language, string words, string forms)
    {
        var entry = new TermEntry(Guid.CreateVersion7(), TermGroup.Plan, LocalizedText.Of(language, words), true);
        Assert.Equal(forms, string.Join('|', entry.Forms(language)));
        Assert.Empty(entry.Forms(language == Language.Vi ? Language.Lo : Language.Vi));
    }

    [Fact]
    public void Of_two_terms_that_overlap_the_longer_is_found_and_of_equals_the_first()
    {
        TermEntry[] terms = [SampleTerms.Of("a b", "ກ"), SampleTerms.Of("b c", "ຂ"), SampleTerms.Of("c d e", "ຄ")];
        var finder = new TermFinder(terms, Language.Vi);
        Assert.Equal([(0, 3, terms[0].Id), (4, 5, terms[2].Id)], finder.Find("a b c d e").Select(each => (each.Start, each.Length, each.Term.Id)));
        Assert.Equal([(0, 3, 3, terms[0].Id)], finder.Find("a b c").Select(each => (each.Start, each.Length, each.End, each.Term.Id)));
        Assert.Equal(terms.Select(each => each.Id).Order(), finder.Used("a b c d e").Order());
        Assert.Empty(finder.Used("a c"));
    }

    [Fact]
    public void A_hint_is_given_once_for_each_language_however_often_the_term_stands_there()
    {
        var plan = SampleTerms.Of("Kế hoạch", "ແຜນວຽກ", "Plan");
        var hints = new TermCheck([plan]).Of(LocalizedText.Of(Language.Vi, "Kế hoạch và kế hoạch", "ຄຳ", "words"));
        Assert.Equal([(Language.Lo, "ແຜນວຽກ"), (Language.En, "Plan")], hints.Select(each => (each.Target, each.Wanted)));
        Assert.All(hints, each => Assert.Equal((plan, Language.Vi, "Kế hoạch"), (each.Term, each.Source, each.Used)));
    }

    [Fact]
    public void Of_terms_with_the_same_words_the_one_that_is_checked_is_named()
    {
        var (quiet, hinted) = (SampleTerms.Of("Thông báo", "ແຈ້ງ", isHinted: false), SampleTerms.Of("Thông báo", "ແຈ້ງການ", group: TermGroup.Meetings));
        Assert.Equal([hinted], new TermCheck([quiet, hinted]).Of(LocalizedText.Of(Language.Vi, "Thông báo", "ຂ່າວ")).Select(each => each.Term));
        Assert.Empty(new TermCheck([quiet]).Of(LocalizedText.Of(Language.Vi, "Thông báo", "ຂ່າວ")));
    }

    [Fact]
    public void Terms_are_searched_for_in_the_language_in_which_the_text_was_written()
    {
        var plan = SampleTerms.Of("Kế hoạch", "ແຜນວຽກ", "Plan");
        Assert.Equal([Language.Vi], new TermCheck([plan]).Of(LocalizedText.Of(Language.En, "Khác", null, "The plan")).Select(each => each.Target));
        Assert.Empty(new TermCheck([plan]).Of(LocalizedText.Of(Language.Vi, "Kế hoạch")));
        Assert.Empty(new TermCheck([plan]).Of(LocalizedText.Empty));
    }
}
