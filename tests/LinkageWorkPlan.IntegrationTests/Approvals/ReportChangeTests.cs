using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Changes;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

/// <summary>What the report says by a member of an enumeration is shown by words of the reader's language.</summary>
public sealed class ReportChangeTests
{
    public static TheoryData<Language> EachLanguage => [.. Languages.All];

    [Theory, MemberData(nameof(EachLanguage))]
    public void Every_item_field_and_text_of_a_report_has_words(Language language)
    {
        var loc = Loc.In(language);
        string[] words =
        [
            .. Enum.GetValues<ReportField>().Select(each => loc.FieldName(ReportChanges.NameOf(each))),
            .. Enum.GetValues<ReportItem>().Select(each => loc[$"Approvals.Subject.{each}", "A1"]),
            .. Enum.GetValues<PrintedText>().Select(each => Failures.Of(new BrokenRule(Rules.WordsMissing, null, each, "A1", language.Code()), loc).Words),
        ];
        Assert.True(words.Length > 60);
        Assert.DoesNotContain(words, each => each.Contains('⟦', StringComparison.Ordinal));
    }
}
