using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>
/// What mails say, from <c>templates/mails</c>: one text file a kind and language, whose first line is the subject. Read once, at start.
/// </summary>
public sealed partial class MailTemplates
{
    /// <summary>Of one file, in bytes.</summary>
    public const int SizeMax = 64 * 1024;

    private const string Head = "Subject:";
    private const string Link = "{Link}";

    private static readonly string[] OfEvery = ["Name", "Group", "Title", "Code", "Date", "Link"];
    private static readonly string[] OfSigning = ["Name", "Group", "Date", "Link", "Person", "Position", "Change", "By", "Until"];
    private static readonly string[] OfProposals = ["Name", "Group", "Date", "Link", "Person", "Position", "Change", "By", "Reason", "State"];
    private static readonly string[] OfAccounts = ["Name", "Group", "Date", "Link", "Change", "Place"];
    private static readonly string[] OfPlans = [.. OfEvery, "By"];
    private static readonly string[] OfNotifications = [.. OfEvery, "Kind", "By"];
    private static readonly string[] OfMeetings = [.. OfEvery, "Kind", "Place", "Time"];
    private static readonly string[] OfHeads = ["Name", "Group", "Date", "Link", "Number", "Hash", "Seals"];
    private static readonly string[] OfBackups = ["Name", "Group", "Date", "Link"];
    private static readonly string[] OfDigests = ["Name", "Group", "Date", "Link", "Count", "Items"];
    private static readonly string[] OfIssues = [.. OfEvery, "Issue", "Period"];

    private readonly Dictionary<(MailKind, Language), (string Title, string Body)> words = [];

    /// <param name="folder">The folder <c>templates</c>, with <c>mails</c> in it.</param>
    /// <exception cref="TemplateException">A file is missing or cannot be used; the message names file and line.</exception>
    public MailTemplates(string folder)
    {
        foreach (var kind in Enum.GetValues<MailKind>())
        {
            foreach (var language in Languages.All)
            {
                var path = Path.Combine(folder, "mails", FileOf(kind, language));
                words[(kind, language)] = Read(path, ReadFile(path), kind);
            }
        }
    }

    public static string FileOf(MailKind kind, Language language) => $"{kind.ToString().ToLowerInvariant()}.{language.Code()}.txt";

    /// <summary>Subject and body with their places filled; a paragraph with a place whose value is null is left out.</summary>
    public (string Title, string Body) Write(MailKind kind, Language language, IReadOnlyDictionary<string, string?> values)
    {
        var (title, body) = words[(kind, language)];
        return (Fill(title, values), string.Join("\n\n", body.Split("\n\n").Where(paragraph => !paragraph.Contains(Link, StringComparison.Ordinal) || values[Link[1..^1]] is not null).Select(paragraph => Fill(paragraph, values))) + "\n");
    }

    internal static (string Title, string Body) Read(string path, string text, MailKind kind)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        if (!lines[0].StartsWith(Head, StringComparison.Ordinal) || lines[0].Length == Head.Length || string.IsNullOrWhiteSpace(lines[0][Head.Length..]))
        {
            throw new TemplateException(path, 1, $"it must be \"{Head}\" and the mail's subject.");
        }

        if (lines.Length < 3 || lines[1].Trim().Length > 0)
        {
            throw new TemplateException(path, 2, "it must be empty, and the mail's text must follow.");
        }

        string[] known = kind switch
        {
            MailKind.YourTurn or MailKind.PlanClosed or MailKind.PlanReopened => OfEvery,
            MailKind.PlanReopening => OfPlans,
            MailKind.SigningPower => OfSigning,
            MailKind.PowerProposal => OfProposals,
            MailKind.Account => OfAccounts,
            MailKind.Superseded => [.. OfIssues, "Former"],
            MailKind.Issued or MailKind.Reminder => OfIssues,
            MailKind.Notification => OfNotifications,
            MailKind.Digest => OfDigests,
            MailKind.HistoryHead => OfHeads,
            MailKind.BackupFailed => OfBackups,
            MailKind.MeetingInvitation or MailKind.MeetingChanged or MailKind.MeetingCalledOff => OfMeetings,
        };
        for (var at = 0; at < lines.Length; at++)
        {
            foreach (var place in Place().Matches(lines[at]).Select(match => match.Value))
            {
                if (place.Length < 3 || !known.Contains(place[1..^1]))
                {
                    throw new TemplateException(path, at + 1, $"\"{place}\" is none of {string.Join(", ", known.Select(each => $"{{{each}}}"))}.");
                }
            }

            if (at == 0 && lines[at].Contains(Link, StringComparison.Ordinal))
            {
                throw new TemplateException(path, 1, $"the subject cannot hold {Link}.");
            }
        }

        return (lines[0][Head.Length..].Trim(), string.Join('\n', lines[2..].Select(line => line.TrimEnd())).Trim());
    }

    private static string Fill(string words, IReadOnlyDictionary<string, string?> values) => Place().Replace(words, place => values[place.Value[1..^1]] ?? string.Empty);

    private static string ReadFile(string path)
    {
        try
        {
            return BoundedFile.ReadText(path, SizeMax);
        }
        catch (ReadLimitException failure)
        {
            throw new TemplateException(path, null, $"it is larger than {BoundedFile.Size(SizeMax)}.", failure);
        }
        catch (DecoderFallbackException failure)
        {
            throw new TemplateException(path, null, "it is not written in UTF-8.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TemplateException(path, null, failure.Message, failure);
        }
    }

    /// <summary>A place, or a brace that belongs to none.</summary>
    [GeneratedRegex(@"\{[^{}]*\}|[{}]", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex Place();
}
