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
    private const string Section = "Pkcs11";

    /// <returns>Of both sides or of none.</returns>
    /// <exception cref="StartupException">A setting is wrong.</exception>
    public static IReadOnlyList<SealPlace> Of(IConfiguration configuration)
    {
        var set = Sides.Both.Select(side => Of(side, configuration)).Where(each => each.IsSet).ToList();
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

    private static SealPlace Of(Side side, IConfiguration configuration)
    {
        var own = configuration.GetSection($"Seal:{side}");
        return new SealPlace(side, own["Certificate"] ?? string.Empty, own["Password"], own["PasswordFile"], TokenOf(side, own.GetSection(Section)), own.GetSection(Section)["PinFile"]);
    }

    private static TokenKey? TokenOf(Side side, IConfigurationSection section)
    {
        if (Text(section["Module"]) is not { } module)
        {
            return section.GetChildren().FirstOrDefault(each => !string.IsNullOrWhiteSpace(each.Value)) is { } other
                ? throw new StartupException($"{other.Path} is set, but {section.Path}:Module is not: write the file of the module (PKCS #11) that the token's maker supplies.")
                : null;
        }

        if (!Path.IsPathFullyQualified(module))
        {
            throw new StartupException($"{section.Path}:Module is '{module}'; write the whole path of the module's file.");
        }

        var (pin, pinFile) = (section["Pin"], section["PinFile"]);
        return new TokenKey(new TokenPlace(
            side, module, Text(section["TokenLabel"]), Slot(section), Text(section["KeyLabel"]), KeyId(section), () => SecretOf(side, $"{Section}:PinFile", pinFile, SealFault.WrongPin) ?? pin));
    }

    private static ulong? Slot(IConfigurationSection section) =>
        Text(section["Slot"]) is not { } typed ? null
        : ulong.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var slot) ? slot
        : throw new StartupException($"{section.Path}:Slot is '{typed}'; write the number of the slot, as 'pkcs11-tool --list-slots' shows it, or TokenLabel.");

    private static byte[]? KeyId(IConfigurationSection section)
    {
        if (Text(section["KeyId"]) is not { } typed)
        {
            return null;
        }

        try
        {
            return Convert.FromHexString(typed.Replace(":", string.Empty, StringComparison.Ordinal));
        }
        catch (FormatException exception)
        {
            throw new StartupException($"{section.Path}:KeyId is '{typed}'; write it in hexadecimal digits, as 'pkcs11-tool --list-objects' shows it.", exception);
        }
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
