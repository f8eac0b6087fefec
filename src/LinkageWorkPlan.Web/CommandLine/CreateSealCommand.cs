using System.CommandLine;
using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Makes a certificate to try the seal with.</summary>
internal static class CreateSealCommand
{
    private const int DaysUsual = 730;

    public static Command Make()
    {
        var side = new Option<Side>("--side") { Description = "The side whose issues it seals.", Required = true };
        side.AcceptOnlyFromAmong("vietnam", "laos");
        var output = new Option<FileInfo>("--out") { Description = "The file to write (.pfx); one that is there is left as it is.", Required = true };
        var password = new Option<FileInfo?>("--password-file") { Description = "A file that holds the password for it; without one it has none." };
        var days = new Option<int>("--days") { Description = $"How long it is valid, 1 to {TrialCertificate.DaysMax} days from the first of January of this year.", DefaultValueFactory = _ => DaysUsual };
        var command = new Command("create-seal", "Makes a self-signed certificate to try the seal of issues with. It says everywhere that it is a trial: official seals need certificates of each side's own authority.") { side, output, password, days };
        command.SetAction(async (line, cancel) =>
        {
            var file = line.GetValue(output)!;
            if (line.GetValue(days) is var valid && (valid < 1 || valid > TrialCertificate.DaysMax))
            {
                throw new StartupException($"--days is a number from 1 to {TrialCertificate.DaysMax}.");
            }

            var of = line.GetValue(side);
            await WriteAsync(file, TrialCertificate.Make(of, new DateOnly(WorkingClock.Today(TimeProvider.System).Year, 1, 1), valid, PasswordIn(line.GetValue(password))), cancel);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Written: {file.FullName} (a trial certificate with its key: keep it where nobody else reads it)"));
            Console.WriteLine($"Set Seal:{of}:Certificate to it{(line.GetValue(password) is null ? null : $", and Seal:{of}:PasswordFile to its password's file")}.");
            return 0;
        });
        return command;
    }

    private static string PasswordIn(FileInfo? file)
    {
        if (file is null)
        {
            return string.Empty;
        }

        try
        {
            return BoundedFile.ReadText(file.FullName, SealFiles.PasswordFileMax).TrimEnd('\r', '\n');
        }
        catch (ReadLimitException exception)
        {
            throw new StartupException($"The file {file.FullName} is larger than {BoundedFile.Size(SealFiles.PasswordFileMax)}: it holds no password.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartupException($"The file {file.FullName} cannot be read: {exception.Message}", exception);
        }
    }

    private static async Task WriteAsync(FileInfo file, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using var to = new FileStream(file.FullName, options);
            await to.WriteAsync(bytes, cancel);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The file {file.FullName} cannot be written: {exception.Message}", exception);
        }
    }
}
