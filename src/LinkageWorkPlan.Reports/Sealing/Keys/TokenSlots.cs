using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace LinkageWorkPlan.Reports.Sealing.Keys;

/// <summary>The tokens that a module sees.</summary>
internal static class TokenSlots
{
    /// <exception cref="SealException">It is not there, or several are.</exception>
    public static ISlot Find(IPkcs11Library library, TokenPlace place)
    {
        var there = library.GetSlotList(SlotsType.WithTokenPresent).Select(slot => (Slot: slot, Label: LabelOf(slot))).Where(each => each.Label is not null).ToList();
        var found = there.Where(each => (place.Slot is null || each.Slot.SlotId == place.Slot) && (place.Token is null || each.Label == place.Token)).ToList();
        return found.Count switch
        {
            1 => found[0].Slot,
            0 => throw new SealException(SealFault.TokenMissing, place.Side, $"{Begin(place.Named)} is not there. {(there.Count == 0 ? "The module sees no token" : $"The module sees {string.Join(", ", there.Select(each => $"'{each.Label}' in slot {each.Slot.SlotId}"))}")}: plug it in, or name it in Seal:{place.Side}:Pkcs11:TokenLabel or Slot."),
            _ => throw new SealException(SealFault.TokenMissing, place.Side, $"The module sees several tokens that could be {place.Named}: name one in Seal:{place.Side}:Pkcs11:TokenLabel or Slot."),
        };
    }

    /// <summary>Why the PIN is not sent at all; null where it is.</summary>
    public static string? WhyNoLogin(bool isLocked, bool isFinalTry, TokenPlace place) =>
        isLocked ? $"{Begin(place.Named)} is locked after wrong PINs: unlock it with the tool of its maker."
        : isFinalTry ? $"{Begin(place.Named)} would be locked by one more wrong PIN, so none is sent: log in once with the tool of its maker."
        : null;

    /// <returns>Null for a slot whose token has no content yet, or cannot be asked.</returns>
    private static string? LabelOf(ISlot slot)
    {
        try
        {
            var token = slot.GetTokenInfo();
            return token.TokenFlags.TokenInitialized ? token.Label : null;
        }
        catch (Pkcs11Exception)
        {
            return null;
        }
    }

    private static string Begin(string named) => char.ToUpperInvariant(named[0]) + named[1..];
}
