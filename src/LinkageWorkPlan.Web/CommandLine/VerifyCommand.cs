using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Features.Verification;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Verifies what both sides signed – an issue of a report, a plan, an amendment – without a server, a database or a network.</summary>
internal static class VerifyCommand
{
    public const string Name = "verify";

    /// <summary>Exit code where the file or what was typed cannot be used: nothing was verified.</summary>
    public const int NotVerified = 2;

    private const string Description = """
        Tells what the file of a report, a plan or an amendment proves of itself. Needs neither server nor database.
        With --audit it walks the history of the database that the settings name.

        Exit codes:
          0  established: unchanged since both sides sealed it, with seals that --trust knows;
             with --audit: no entry of the history was changed, removed or put in between
          1  it does not hold: do not rely on it
          2  nothing was verified: the file or an option cannot be used
          3  unchanged since it was sealed, but who sealed it is not established; or an archive that
             fits together and is not sealed
        """;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Make()
    {
        var file = new Argument<string?>("file") { Description = "A PDF of an issue, a plan or an amendment, or the ZIP of an issue's archive.", Arity = ArgumentArity.ZeroOrOne };
        var language = new Option<string>("--language") { Description = "In which language it answers.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong([.. Languages.All.Select(each => each.Code())]);
        var audit = new Option<bool>("--audit") { Description = "Walks the history of the database and names the first entry that was changed, removed or put in. FILE, where given first, is what was kept of the history elsewhere: a day's ZIP, or the sealed PDF of what both signed." };
        var json = new Option<bool>("--json") { Description = "Answers as JSON." };
        var trust = TrustOption.Make();
        var command = new Command(Name, Description) { file, language, json, trust, audit }.WithSettings();
        command.SetAction(async (line, cancel) =>
        {
            Languages.TryRead(line.GetValue(language), out var code);
            Console.OutputEncoding = System.Text.Encoding.UTF8;
            var settings = SettingsOf(line, file);
            if (line.GetValue(audit))
            {
                return await HistoryAudit.RunAsync(settings.Length > 0 && line.GetValue(file) == settings[0] ? null : line.GetValue(file), TrustOption.Read(line.GetValue(trust) ?? []), code, settings, cancel);
            }

            if (settings.Length > 0)
            {
                throw new StartupException($"\"{settings[0]}\": a file is verified without settings. See verify --help.");
            }

            // The option takes all that follows it; where the file stands last, it is the last of them.
            var known = line.GetValue(trust) ?? [];
            var read = line.GetValue(file) ?? (known.Length > 1 ? known[^1] : throw new StartupException("Name the file to verify: verify FILE [--trust FILE...]."));
            var result = Verify(new FileInfo(read), TrustOption.Read(line.GetValue(file) is null ? known[..^1] : known));
            Console.WriteLine(line.GetValue(json) ? AsJson(result, Loc.In(code)) : AsText(result, Loc.In(code)));
            return result.Verdict switch
            {
                Verdict.Established => 0,
                Verdict.Broken => 1,
                Verdict.Unchanged or Verdict.Unsealed => 3,
            };
        });
        return command;
    }

    /// <summary>A setting that stands before any file is taken for the file.</summary>
    private static string[] SettingsOf(ParseResult line, Argument<string?> file) =>
        line.GetValue(file) is { } first && first.StartsWith("--", StringComparison.Ordinal) ? Settings.Of([first, .. line.UnmatchedTokens]) : Settings.Of(line);

    private static VerificationResult Verify(FileInfo file, SealTrust trust)
    {
        try
        {
            using var stream = file.OpenRead();
            if (FileKind.ProblemOf(file.Name, stream) is { } problem)
            {
                return problem;
            }

            if (ArchiveVerification.IsArchive(stream))
            {
                return ArchiveVerification.Verify(stream, trust);
            }

            if (stream.Length > PdfVerification.SizeMax)
            {
                return new VerificationResult([VerificationCheck.Of(PdfFault.TooLarge)], null, [], []);
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return PdfVerification.Verify(bytes, trust);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The file {file.FullName} cannot be read: {exception.Message}", exception);
        }
    }

    private static string AsText(VerificationResult result, Loc words) => string.Join(
        Environment.NewLine,
        [
            .. result.Checks.Select(each => $"{VerificationWords.Mark(each.Outcome)} {(each.File is null ? null : each.File + ": ")}{VerificationWords.Of(words, each)}"),
            words["Verification.Verdict." + result.Verdict],
            .. result is { Holds: true, Claim: { } claim } ? Claims(claim, result, words) : [],
        ]);

    /// <summary>Which document it says it is, and who signed it when; what happened to it since, no file can know.</summary>
    private static IEnumerable<string> Claims(IssueRecord claim, VerificationResult result, Loc words) =>
    [
        claim switch
        {
            { Report: { } report } => words["Verification.Says.Report", report, claim.Plan, claim.Issue],
            { Meeting: { } meeting } => words["Verification.Says.Minutes", meeting],
            { Round: { } round } => words["Verification.Says.ScoringSheet", round],
            { Amendment: { } number } => words["Verification.Says.Amendment", claim.Plan, number],
            _ => words["Verification.Says.Plan", claim.Plan],
        },
        .. result.Signers(words.Language).Select(each => words[result.Verdict == Verdict.Established ? "Verification.SaysSigned" : "Verification.SaysSignedUnproven", words.Name(each.Side), each.Name, each.On]),
        .. claim is { Meeting: not null } or { Round: not null } ? Array.Empty<string>() : [words[claim.Report is null ? "Verification.AskIfAmended" : "Verification.AskIfReplaced"]],
    ];

    private static string AsJson(VerificationResult result, Loc words) => JsonSerializer.Serialize(
        new
        {
            result.Verdict,
            Holds = result.Verdict == Verdict.Established,
            result.IsTrial,
            Issue = result.Issue is { } issue ? new { issue.Plan, issue.Report, issue.Amendment, issue.Meeting, Number = issue.Issue, issue.Code, issue.Fingerprint, issue.IssuedAt, issue.Edition, issue.Reader } : null,
            Seals = result.Seals.Select(each => new { each.Side, each.Signer, each.Fingerprint, each.IsKnown, each.SignedAt, each.StampedAt, each.IsTimeKnown, Level = SealLevels.NameOf(each.Level), each.IsTrial }),
            Checks = result.Checks.Select(each => new { each.Code, each.Outcome, each.File, Words = VerificationWords.Of(words, each) }),
        },
        Json);
}
