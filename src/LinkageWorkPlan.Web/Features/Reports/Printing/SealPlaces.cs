using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Keys;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>Where the settings say that the seal of a side is: a file with its key, or a token.</summary>
/// <param name="File">The certificate's; with a token it may be missing.</param>
/// <param name="Token">Null where the key is in the file.</param>
internal sealed record SealPlace(Side Side, string File, string? Password, string? PasswordFile, TokenKey? Token, string? PinFile)
{
    public bool IsSet => Token is not null || !string.IsNullOrWhiteSpace(File);

    /// <summary>What is read again when it changes.</summary>
    public IEnumerable<string> Files => new[] { File, PasswordFile, PinFile }.Where(each => !string.IsNullOrEmpty(each)).Select(each => each!);

    public SealCertificate Load() => Token is null
        ? SealCertificate.Load(Side, File, SealPlaces.SecretOf(Side, "PasswordFile", PasswordFile, SealFault.WrongPassword) ?? Password)
        : SealCertificate.Load(Side, Token, File);
}

/// <summary>Reads the settings of the seals.</summary>
internal static class SealPlaces
{
    /// <returns>Of both sides or of none.</returns>
    /// <exception cref="StartupException">A setting is wrong.</exception>
    public static IReadOnlyList<SealPlace> Of(IConfiguration configuration)
    {
        var set = new[] { Vietnam(configuration), Laos(configuration) }.Select(Place).Where(each => each.IsSet).ToList();
        return set.Count == 1
            ? throw new StartupException($"Seal:{set[0].Side}:Certificate is set, but Seal:{set[0].Side.Other()}:Certificate is not: an issue is sealed for both sides or for none.")
            : set;
    }

    /// <param name="setting">Of the side, that names the file.</param>
    /// <param name="fault">Where it cannot be read.</param>
    /// <returns>What the file holds; null where none is set.</returns>
    public static string? SecretOf(Side side, string setting, string? file, SealFault fault)
    {
        if (string.IsNullOrEmpty(file))
        {
            return null;
        }

        try
        {
            return BoundedFile.ReadText(file, SealFiles.PasswordFileMax).TrimEnd('\r', '\n');
        }
        catch (ReadLimitException exception)
        {
            throw new SealException(fault, side, $"Seal:{side}:{setting} is '{file}', which is larger than {BoundedFile.Size(SealFiles.PasswordFileMax)}.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SealException(fault, side, $"Seal:{side}:{setting} is '{file}', which cannot be read ({exception.Message.TrimEnd('.')}).", exception);
        }
    }

    private static Typed Vietnam(IConfiguration configuration) => new(
        Side.Vietnam,
        configuration["Seal:Vietnam:Certificate"],
        configuration["Seal:Vietnam:Password"],
        configuration["Seal:Vietnam:PasswordFile"],
        configuration["Seal:Vietnam:Pkcs11:Module"],
        configuration["Seal:Vietnam:Pkcs11:TokenLabel"],
        configuration["Seal:Vietnam:Pkcs11:Slot"],
        configuration["Seal:Vietnam:Pkcs11:KeyLabel"],
        configuration["Seal:Vietnam:Pkcs11:KeyId"],
        configuration["Seal:Vietnam:Pkcs11:Pin"],
        configuration["Seal:Vietnam:Pkcs11:PinFile"]);

    private static Typed Laos(IConfiguration configuration) => new(
        Side.Laos,
        configuration["Seal:Laos:Certificate"],
        configuration["Seal:Laos:Password"],
        configuration["Seal:Laos:PasswordFile"],
        configuration["Seal:Laos:Pkcs11:Module"],
        configuration["Seal:Laos:Pkcs11:TokenLabel"],
        configuration["Seal:Laos:Pkcs11:Slot"],
        configuration["Seal:Laos:Pkcs11:KeyLabel"],
        configuration["Seal:Laos:Pkcs11:KeyId"],
        configuration["Seal:Laos:Pkcs11:Pin"],
        configuration["Seal:Laos:Pkcs11:PinFile"]);

    private static SealPlace Place(Typed typed) => new(typed.Side, typed.Certificate ?? string.Empty, typed.Password, typed.PasswordFile, TokenOf(typed), typed.PinFile);

    private static TokenKey? TokenOf(Typed typed)
    {
        var section = $"Seal:{typed.Side}:Pkcs11";
        if (Text(typed.Module) is not { } module)
        {
            return new[] { typed.TokenLabel, typed.Slot, typed.KeyLabel, typed.KeyId, typed.Pin, typed.PinFile }.Any(each => !string.IsNullOrWhiteSpace(each))
                ? throw new StartupException($"Settings of {section} are there, but {section}:Module is not: write the file of the module (PKCS #11) that the token's maker supplies.")
                : null;
        }

        if (!Path.IsPathFullyQualified(module))
        {
            throw new StartupException($"{section}:Module is '{module}'; write the whole path of the module's file.");
        }

        return new TokenKey(new TokenPlace(
            typed.Side,
            module,
            Text(typed.TokenLabel),
            Slot(section, Text(typed.Slot)),
            Text(typed.KeyLabel),
            KeyId(section, Text(typed.KeyId)),
            () => SecretOf(typed.Side, "Pkcs11:PinFile", typed.PinFile, SealFault.WrongPin) ?? typed.Pin));
    }

    private static ulong? Slot(string section, string? typed) =>
        typed is null ? null
        : ulong.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var slot) ? slot
        : throw new StartupException($"{section}:Slot is '{typed}'; write the number of the slot, as 'pkcs11-tool --list-slots' shows it, or TokenLabel.");

    private static byte[]? KeyId(string section, string? typed)
    {
        try
        {
            return typed is null ? null : Convert.FromHexString(typed.Replace(":", string.Empty, StringComparison.Ordinal));
        }
        catch (FormatException exception)
        {
            throw new StartupException($"{section}:KeyId is '{typed}'; write it in hexadecimal digits, as 'pkcs11-tool --list-objects' shows it.", exception);
        }
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>The settings of a side, as they are written.</summary>
    private sealed record Typed(
        Side Side,
        string? Certificate,
        string? Password,
        string? PasswordFile,
        string? Module,
        string? TokenLabel,
        string? Slot,
        string? KeyLabel,
        string? KeyId,
        string? Pin,
        string? PinFile);
}
