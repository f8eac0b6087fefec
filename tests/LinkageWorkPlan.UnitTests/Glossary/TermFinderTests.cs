using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Texts;

namespace LinkageWorkPlan.UnitTests.Glossary;

public class TermFinderTests
{
    private static readonly Dictionary<Language, TermFinder> Supplied = Languages.All.ToDictionary(each => each, each => new TermFinder(SampleTerms.Supplied, each));

    private static readonly TermEntry[] Terms =
    [
        SampleTerms.Of("Kế hoạch công tác", "ແຜນວຽກ", "Work plan"), SampleTerms.Of("Kế hoạch công tác năm", "ແຜນວຽກປະຈຳປີ", "Annual work plan"),
        SampleTerms.Of("Văn bản / tài liệu", "ເອກະສານ", "Document"), SampleTerms.Of("Hoà giải", "ໜ້າວຽກ", "Owner / person responsible"),
        SampleTerms.Of("Tổ công tác chung", "ຂໍ້ຫຍຸ້ງຍາກ ແລະ ສິ່ງທ້າທາຍ", "Joint working group (JWG)"), SampleTerms.Of("Ký", "ກຳ", "Policy"), SampleTerms.Of("6 tháng", "6 ເດືອນ", "Half-year (six months)"),
        SampleTerms.Of("ngày … tháng", "ບໍ", "dated"),
    ];

    [Theory]
    [InlineData(Language.Vi, "Dự thảo kế hoạch công tác năm 2026", "kế hoạch công tác năm")]
    [InlineData(Language.Vi, "KẾ HOẠCH CÔNG TÁC, ký", "KẾ HOẠCH CÔNG TÁC|ký")]
    [InlineData(Language.Vi, "kế hoạch\ncông  tác", "kế hoạch\ncông  tác")]
    [InlineData(Language.Vi, "tài liệu và văn bản", "tài liệu|văn bản")]
    [InlineData(Language.Vi, "hòa giải, hoà giải", "hòa giải|hoà giải")]
    [InlineData(Language.Vi, "kỳ, kýt, lký", "")]
    [InlineData(Language.Vi, "hoà giảiv", "")]
    [InlineData(Language.Vi, "16 tháng; 6 tháng", "6 tháng")]
    [InlineData(Language.Vi, "ngày 5 tháng 1", "")]
    [InlineData(Language.En, "The annual work plans of the joint working group", "annual work plans|joint working group")]
    [InlineData(Language.En, "policies, policymakers and persons responsible; an owner", "policies|owner")]
    [InlineData(Language.En, "JWG", "")]
    [InlineData(Language.Lo, "ການຈັດຕັ້ງປະຕິບັດແຜນວຽກປະຈຳປີ2026", "ແຜນວຽກປະຈຳປີ")]
    [InlineData(Language.Lo, "ຂໍ້ຫຍຸ້ງຍາກແລະສິ່ງທ້າທາຍ", "ຂໍ້ຫຍຸ້ງຍາກແລະສິ່ງທ້າທາຍ")]
    [InlineData(Language.Lo, "ຫນ້າວຽກ ແລະ ໜ້າວຽກ", "ຫນ້າວຽກ|ໜ້າວຽກ")]
    [InlineData(Language.Lo, "16 ເດືອນ, 6 ເດືອນ", "6 ເດືອນ")]
    [InlineData(Language.Lo, "ບໍ່", "")]
    [InlineData(Language.Lo, "ບໍລິສັດ", "ບໍ")]
    [InlineData(Language.Lo, "", "")]
    public void Terms_are_found_as_people_write_them(Language language, string text, string found) =>
        Assert.Equal(found, string.Join('|', new TermFinder(Terms, language).Find(text).Select(hit => text.Substring(hit.Start, hit.Length))));

    [Theory]
    [InlineData(NormalizationForm.FormC)]
    [InlineData(NormalizationForm.FormD)]
    public void Either_form_of_Unicode_is_found_where_it_stands(NormalizationForm form)
    {
        var text = "Về Kế hoạch công tác.".Normalize(form);
        var hit = Assert.Single(new TermFinder(Terms, Language.Vi).Find(text));
        Assert.Equal("Kế hoạch công tác".Normalize(form), text.Substring(hit.Start, hit.Length));
    }

    [Fact]
    public void Words_of_two_groups_are_one_place_with_both_terms()
    {
        var hit = Assert.Single(Supplied[Language.Vi].Find("Thông báo"));
        Assert.Equal([TermGroup.Meetings, TermGroup.Interface], hit.Terms.Select(term => term.Group));
    }

    [Fact]
    public void Terms_of_one_group_with_the_same_words_come_by_their_ids()
    {
        TermEntry[] terms = [.. Enumerable.Range(0, 5).Select(_ => SampleTerms.Of("Báo cáo", "ບົດລາຍງານ"))];
        Assert.Equal(terms.Select(term => term.Id).Order(), Assert.Single(new TermFinder(terms, Language.Vi).Find("báo cáo")).Terms.Select(term => term.Id));
    }

    [Fact]
    public void A_term_whose_two_forms_read_the_same_is_there_once()
    {
        var term = SampleTerms.Of("Hoà giải / hòa giải", "ໄກ່ເກ່ຍ");
        Assert.Equal([term], Assert.Single(new TermFinder([term], Language.Vi).Find("hoà giải")).Terms);
    }

    [Fact]
    public void Every_supplied_term_is_found_in_its_own_words()
    {
        Assert.True(SampleTerms.Supplied.Count > 150, "Hardly any term was read");
        Assert.All(SampleTerms.Supplied, term => Assert.All(Languages.All.Where(language => term.Forms(language).Any()), language =>
            Assert.Contains(term.Id, Supplied[language].Used(term.Forms(language).First()))));
    }

    [Fact]
    public void Hits_lie_in_the_text_in_its_order_and_never_overlap() => Always.Holds(SampleTerms.Texts, text => Languages.All.All(language =>
    {
        var end = 0;
        foreach (var hit in Supplied[language].Find(text))
        {
            if (hit.Start < end || hit.Length < 1 || hit.End > text.Length)
            {
                return false;
            }

            end = hit.End;
        }

        return true;
    }));

    [Fact]
    public void Hits_never_cut_what_a_reader_sees_as_one_letter() => Always.Holds(SampleTerms.Texts, text =>
    {
        var edges = StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
        return Languages.All.All(language => Supplied[language].Find(text).All(hit => edges.Contains(hit.Start) && edges.Contains(hit.End)));
    });

    [Fact]
    public void Hits_do_not_depend_on_the_order_of_the_terms() => Always.Holds(
        from text in SampleTerms.Texts
        from terms in Gen.Shuffle(SampleTerms.Supplied.ToArray())
        select (text, terms),
        sample => Languages.All.All(language => Same(Supplied[language].Find(sample.text), new TermFinder(sample.terms, language).Find(sample.text))));

    [Fact]
    public void Every_hit_reads_as_its_term() => Always.Holds(SampleTerms.Texts, text => Languages.All.All(language => Supplied[language].Find(text).All(hit =>
        hit.Terms.All(term => term.Forms(language).Any(form => Spelled(form) == Spelled(text.Substring(hit.Start, hit.Length)))))));

    [Fact]
    public void What_is_looked_at_grows_with_the_text_and_not_with_the_number_of_terms()
    {
        var text = string.Join(' ', Enumerable.Repeat("Triển khai thực hiện kế hoạch công tác năm, thuật ngữ 1999 và thuật ngữ 5", 70));
        Assert.InRange(text.Length, 5000, 5500);
        var many = Enumerable.Range(0, 2000).Select(number => SampleTerms.Of($"Thuật ngữ {number}", $"ຄຳສັບ{number}")).Concat(SampleTerms.Supplied);
        var hits = new TermFinder(many, Language.Vi).Find(text, out var steps);
        Assert.Equal(70 * 4, hits.Count);
        Assert.InRange(steps, text.Length, text.Length * 3);
    }

    private static bool Same(IReadOnlyList<TermHit> one, IReadOnlyList<TermHit> other) =>
        one.Select(Told).SequenceEqual(other.Select(Told));

    private static (int, int, string) Told(TermHit hit) => (hit.Start, hit.Length, string.Join(' ', hit.Terms.Select(term => term.Id)));

    private static string Spelled(string text) => SearchKey.Exact(text).Replace(" ", string.Empty, StringComparison.Ordinal).Trim();
}
