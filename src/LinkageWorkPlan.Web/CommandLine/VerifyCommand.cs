using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Features.Verification;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Verifies an issue without a server, a database or a network.</summary>
internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Make()
    {
        var file = new Argument<FileInfo>("file") { Description = "A PDF of an issue, or the ZIP of its archive." };
        var language = new Option<string>("--language") { Description = "In which language it answers.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("vi", "lo", "en");
        var json = new Option<bool>("--json") { Description = "Answers as JSON." };
        var trust = new Option<FileInfo?>("--trust") { Description = "A PEM file of root certificates that the seals' certificates have to lead to." };
        var command = new Command("verify", "Tells whether a report is what both co-chairs signed. Needs neither server nor database; ends with exit code 0 only if everything holds.") { file, language, json, trust };
        command.SetAction(line =>
        {
            var read = line.GetValue(file)!;
            var result = Verify(read, Roots(line.GetValue(trust)));
            Languages.TryRead(line.GetValue(language), out var code);
            Console.OutputEncoding = System.Text.Encoding.UTF8;
            Console.WriteLine(line.GetValue(json) ? AsJson(result, Loc.In(code)) : AsText(result, Loc.In(code)));
            return result.Holds ? 0 : 1;
        });
        return command;
    }

    private static VerificationResult Verify(FileInfo file, X509Certificate2Collection? roots)
    {
        try
        {
            using var stream = file.OpenRead();
            if (ArchiveVerification.IsArchive(stream))
            {
                return ArchiveVerification.Verify(stream, roots);
            }

            if (stream.Length > PdfVerification.SizeMax)
            {
                return new VerificationResult([VerificationCheck.Of(PdfFault.TooLarge)], null, [], []);
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return PdfVerification.Verify(bytes, roots);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The file {file.FullName} cannot be read: {exception.Message}", exception);
        }
    }

    private static X509Certificate2Collection? Roots(FileInfo? file)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(file.FullName);
            return roots.Count > 0 ? roots : throw new StartupException($"The file {file.FullName} holds no certificate (PEM).");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartupException($"The file {file.FullName} cannot be read as certificates (PEM): {exception.Message}", exception);
        }
    }

    private static string AsText(VerificationResult result, Loc words) => string.Join(
        Environment.NewLine,
        [
            .. result.Checks.Select(each => $"{VerificationWords.Mark(each.Outcome)} {(each.File is null ? null : each.File + ": ")}{VerificationWords.Of(words, each)}"),
            words[result.Holds ? "Verification.Holds" : "Verification.DoesNotHold"],
        ]);

    private static string AsJson(VerificationResult result, Loc words) => JsonSerializer.Serialize(
        new
        {
            result.Holds,
            result.IsTrial,
            Issue = result.Issue is { } issue ? new { issue.Plan, issue.Report, Number = issue.Issue, issue.Code, issue.Fingerprint, issue.IssuedAt, issue.Edition, issue.Reader } : null,
            Seals = result.Seals.Select(each => new { each.Side, each.Signer, each.SignedAt, each.StampedAt, each.IsTrial }),
            Checks = result.Checks.Select(each => new { each.Code, each.Outcome, each.File, Words = VerificationWords.Of(words, each) }),
        },
        Json);
}
