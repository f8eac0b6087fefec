namespace LinkageWorkPlan.Domain.Accounts;

/// <summary>
/// An e-mail address as the history keeps it. The history is a chain and is never rewritten, so that an address in it could not be erased: first
/// character and domain say enough of which account it was.
/// </summary>
public static class MailMask
{
    private const string Hidden = "…";

    /// <param name="address">Null or empty where there is none.</param>
    public static string Of(string? address) => string.IsNullOrEmpty(address) ? string.Empty
        : address.LastIndexOf('@') is var at and > 0 ? $"{address[0]}{Hidden}{address[at..]}"
        : Hidden;
}
