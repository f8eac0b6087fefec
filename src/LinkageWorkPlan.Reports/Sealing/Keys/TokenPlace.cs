using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.Reports.Sealing.Keys;

/// <summary>Where a side's key lies that never leaves its token.</summary>
/// <param name="Module">File of the PKCS #11 module that the token's maker supplies.</param>
/// <param name="Token">Label of the token; null where it is not asked for.</param>
/// <param name="Slot">Number of the slot; null where it is not asked for.</param>
/// <param name="KeyLabel">Null where it is not asked for.</param>
/// <param name="KeyId">CKA_ID; null where it is not asked for.</param>
/// <param name="Pin">Read for each login; null or empty where there is none.</param>
public sealed record TokenPlace(Side Side, string Module, string? Token, ulong? Slot, string? KeyLabel, byte[]? KeyId, Func<string?> Pin)
{
    /// <summary>For whoever runs the program.</summary>
    internal string Named => $"the token {(Token is null ? string.Empty : $"'{Token}' ")}of the seal of {Side}";
}
