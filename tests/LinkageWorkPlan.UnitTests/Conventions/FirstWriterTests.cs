using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>Who saves what another person may have changed meanwhile says what it was based on; the form then shows both, and one chooses.</summary>
public partial class FirstWriterTests
{
    /// <summary>What a form sends that stands against nothing which somebody else could have written: it adds, or is said once.</summary>
    private static readonly IReadOnlyDictionary<string, string> WithoutBase = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AddCompatibility"] = "adds",
        ["AddContent"] = "adds",
        ["AddCourse"] = "adds",
        ["AddEnterprise"] = "adds",
        ["AddDocument"] = "adds",
        ["AddHoliday"] = "adds",
        ["AddIndicator"] = "adds",
        ["AddLinkage"] = "adds",
        ["AddMeeting"] = "adds",
        ["AddMeetingItem"] = "adds",
        ["AddOwner"] = "adds",
        ["AddParticipants"] = "adds",
        ["AddPillar"] = "adds",
        ["AddPilot"] = "adds",
        ["AddProduct"] = "adds",
        ["AddProposal"] = "adds",
        ["AddRisk"] = "adds",
        ["AddRequestComment"] = "adds",
        ["AddSector"] = "adds",
        ["AddSheet"] = "adds",
        ["AddTask"] = "adds",
        ["BeginPark"] = "adds",
        ["AskOtherSide"] = "adds",
        ["CorrectComment"] = "corrects what its author alone writes",
        ["CorrectIndicatorResult"] = "adds a record in another's place, which is corrected once",
        ["CorrectProgress"] = "adds a record in another's place, which is corrected once",
        ["CorrectSpending"] = "adds a record in another's place, which is corrected once",
        ["CreateApiToken"] = "adds",
        ["CreatePlan"] = "adds",
        ["CreateReport"] = "adds",
        ["DeclinePower"] = "settles a proposal, once",
        ["GrantDelegation"] = "adds",
        ["InviteAccount"] = "adds",
        ["OpenObstacle"] = "adds",
        ["OpenCorrection"] = "opens the next issue, once",
        ["ProposeAmendment"] = "adds",
        ["ProposePower"] = "adds; the change in it says what it is based on",
        ["ProposeTerm"] = "adds",
        ["RecordDirection"] = "adds",
        ["RecordIndicatorResult"] = "adds",
        ["RecordPaperDelivery"] = "adds",
        ["RecordProgress"] = "adds",
        ["ReopenPlan"] = "asks for one's side, once",
        ["ReturnRound"] = "closes a round, once",
        ["SignOnPaper"] = "signs a fingerprint",
        ["WithdrawAmendment"] = "closes an amendment, once",
        ["WithdrawRound"] = "closes a round, once",
        ["WriteComment"] = "adds",
    };

    private static readonly IReadOnlyDictionary<string, string> Commands = Repository.TextFiles("src/LinkageWorkPlan.Web/Features/", ".cs")
        .SelectMany(path => UseCase().Matches(Repository.Read(path))).ToDictionary(each => each.Groups[1].Value, each => each.Groups[2].Value, StringComparer.Ordinal);

    private static readonly IReadOnlyList<Form> Forms =
    [
        .. from path in Repository.TextFiles("src/LinkageWorkPlan.Web/Features/", ".razor")
           let page = new PageCode(Repository.Read(path))
           from drawn in page.Components
           where drawn.Name == "DraftForm"
           let sent = Sent().Matches(page.All(drawn.Attributes["OnSave"])).Select(each => each.Groups[1].Value).Distinct().ToList()
           select new Form($"{path}: {drawn.Attributes["Key"]}", sent, drawn.Attributes.ContainsKey("OnTakeTheirs") && drawn.Attributes.ContainsKey("OnSaveMine")),
    ];

    [Fact]
    public void A_form_over_what_others_may_change_shows_both_and_lets_one_choose()
    {
        Assert.True(Forms.Count > 30 && Commands.Count > 80);
        Assert.Empty(Forms.Where(form => !form.LetsChoose && (form.Sent.Count == 0 || form.Sent.Any(IsBased))).Select(form => form.Name));
    }

    [Fact]
    public void Whatever_a_form_changes_says_what_it_is_based_on() =>
        Assert.Equal(WithoutBase.Keys.Order(StringComparer.Ordinal), Forms.SelectMany(form => form.Sent).Where(each => !IsBased(each)).Distinct().Order(StringComparer.Ordinal));

    private static bool IsBased(string command) => Base().IsMatch(Commands[command]);

    private sealed record Form(string Name, IReadOnlyList<string> Sent, bool LetsChoose);

    [GeneratedRegex(@"\bnew (\w+)\.Command\b")]
    private static partial Regex Sent();

    [GeneratedRegex(@"public static class (\w+)\s*\{(?:(?!public static class).)*?record Command\b([^;{]*)", RegexOptions.Singleline)]
    private static partial Regex UseCase();

    [GeneratedRegex(@"\b(?:Version|Stamp|Opened|Seen)\b")]
    private static partial Regex Base();
}
