using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>A query reads what its sender may see. Where it leaves that for what it shares with commands, that is here with why.</summary>
public partial class VisibilityTests
{
    private static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["Amendments/GetAmendment.cs"] = "the parts of a plan and an amendment that were found",
        ["SignOff/FindReturn.cs"] = "a return and what became of it, which only those who see drafts may ask for",
        ["Approvals/GetRound.cs"] = "the parts of what a found round is about, only for those who see drafts, and the reader's own delegation",
        ["Exchange/ExchangeTexts.cs"] = "whether a plan that was found is being signed",
        ["Plans/Editing/GetReviewChecks.cs"] = "the parts of a plan that was found, only for those who see drafts",
        ["Reports/Issuing/GetArchive.cs"] = "what stands behind the signatures of an issue that was found: its content, scans and decisions",
        ["Reports/Issuing/GetListedScan.cs"] = "one of those scans",
        ["Reports/Writing/GetReport.cs"] = "terms in force and the last return, only for those who see drafts",
        ["Texts/GetText.cs"] = "terms in force, only for those who see drafts",
        ["Texts/TextScope.cs"] = "whether a plan that was found is being signed",
    };

    [Fact]
    public void Nothing_else_goes_round_the_rule_of_who_may_see_what()
    {
        const string features = "src/LinkageWorkPlan.Web/Features/";
        var found = Repository.TextFiles(features, ".cs", ".razor").Where(path => Whole().IsMatch(Repository.Read(path))).Select(path => path[features.Length..]);
        Assert.Equal(Reasons.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\b(db|visible)\.Whole\b")]
    private static partial Regex Whole();
}
