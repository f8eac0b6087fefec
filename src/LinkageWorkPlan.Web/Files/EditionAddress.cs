using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Web.Files;

/// <summary>Editions in addresses and file names: the place, and the words of it, in one room.</summary>
public static class EditionAddress
{
    /// <summary>The part after <c>?</c>, as in <c>edition=joint&amp;first=laos&amp;issue=1</c>.</summary>
    /// <param name="issue">Null for the report as it stands.</param>
    public static string Query(this EditionKey key, int? issue = null) =>
        $"edition={Lower(key.Edition)}&first={Lower(key.Reader)}{(issue is { } number ? $"&issue={number}" : null)}";

    /// <summary>Where the files of a report lie.</summary>
    public static string FilesOf(string planCode, string reportCode) => $"/reports/{Uri.EscapeDataString(planCode)}/{Uri.EscapeDataString(reportCode)}";

    /// <summary>Where the files of a plan or of one of its amendments lie.</summary>
    public static string FilesOfPlan(string planCode, int? amendment) =>
        $"/plans/{Uri.EscapeDataString(planCode)}{(amendment is { } number ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/amendments/{number}") : null)}";

    /// <summary>Where the files of a meeting lie.</summary>
    public static string FilesOfMeeting(string code) => $"/meetings/{Uri.EscapeDataString(code)}";

    /// <summary>Where the files of a round of scoring lie.</summary>
    public static string FilesOfScoring(string code) => $"/pilots/scoring/{Uri.EscapeDataString(code)}";

    /// <summary>The page that shows a plan or an amendment as it is printed.</summary>
    public static string PaperOf(string planCode, int? amendment) => $"{FilesOfPlan(planCode, amendment)}/paper";

    /// <summary>The page of the numbers that records offices gave to a plan or an amendment.</summary>
    public static string NumbersOf(string planCode, int? amendment) => $"{FilesOfPlan(planCode, amendment)}/numbers";

    /// <summary>What an address asks for; what it leaves out is the joint edition with the reader's own side first.</summary>
    public static EditionKey Read(string? edition, string? first, Side? own)
    {
        var side = Enum.TryParse<Side>(first, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : own ?? Side.Vietnam;
        return Enum.TryParse<Edition>(edition, ignoreCase: true, out var wished) && Enum.IsDefined(wished) ? Of(wished, side) : Of(Edition.Joint, side);
    }

    /// <summary>The national editions have one order of languages each.</summary>
    public static EditionKey Of(Edition edition, Side first) => edition switch
    {
        Edition.Vietnamese => EditionKey.Vietnamese,
        Edition.Lao => EditionKey.Lao,
        Edition.Joint or Edition.English => new EditionKey(edition, first),
    };

    /// <summary>The name under which it is saved.</summary>
    /// <param name="issue">Null for what is not issued.</param>
    /// <param name="before">What it is called before.</param>
    public static string FileName(this EditionKey key, string reportCode, int? issue, string before = "draft")
    {
        var what = key.Edition == Edition.Joint ? key.Reader == Side.Vietnam ? "vi-lo" : "lo-vi" : Lower(key.Edition);
        return $"{reportCode}_{what}_{(issue is { } number ? $"issue-{number}" : before)}.pdf";
    }

    /// <summary>The name under which a plan, an amendment, a round of scoring or what is printed of a meeting is saved: it says whether it is signed.</summary>
    public static string FileName(this EditionKey key, AgreedDocument document) =>
        document.Printed == PrintedKind.Invitation ? key.FileName(document.DocumentCode, issue: null, "invitation")
        : document.Printed == PrintedKind.Minutes ? key.FileName($"{document.DocumentCode}_minutes", issue: null, document.IsDraft ? document.IsFrozen ? "for-signature" : "draft" : "signed")
        : document.Printed == PrintedKind.ScoringSheet ? key.FileName($"{document.DocumentCode}_scoring", issue: null, document.IsDraft ? document.IsFrozen ? "for-signature" : "draft" : "signed")
        : document.Printed == PrintedKind.Consolidated ? key.FileName(document.PlanCode, issue: null, "consolidated")
        : document.IsDraft ? key.FileName(CodeOf(document.PlanCode, document.AmendmentNumber), issue: null, document.IsFrozen ? "for-signature" : "draft")
        : key.FileNameOfAgreed(document.PlanCode, document.AmendmentNumber);

    /// <summary>The name under which a plan or an amendment is saved that both signed.</summary>
    /// <param name="amendment">Its number; null for the plan itself.</param>
    public static string FileNameOfAgreed(this EditionKey key, string planCode, int? amendment) => key.FileName(CodeOf(planCode, amendment), issue: null, "signed");

    /// <summary>The name of a stored edition.</summary>
    /// <param name="code">Of the report, plan or amendment, as a round names it.</param>
    /// <param name="issue">Of a report.</param>
    public static string FileName(this EditionKey key, SignOffSubject subject, string code, int issue) =>
        subject == SignOffSubject.Report ? key.FileName(code, issue)
        : subject == SignOffSubject.ScoringSheet ? key.FileName($"{code}_scoring", issue: null, "signed")
        : subject == SignOffSubject.Minutes ? key.FileName($"{code}_minutes", issue: null, "signed")
        : key.FileName(code.Replace("/", "_amendment-", StringComparison.Ordinal), issue: null, "signed");

    private static string CodeOf(string planCode, int? amendment) =>
        amendment is { } number ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{planCode}_amendment-{number}") : planCode;

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
