namespace LinkageWorkPlan.Web.Layout;

/// <summary>Addresses that came with a request, to which its sender is to be sent on.</summary>
internal static class OwnAddress
{
    /// <returns>The address where it is a page of this site; the first page otherwise.</returns>
    public static string Of(string? sent) => IsOwn(sent) ? sent! : "/";

    /// <summary>Browsers read a backslash as a slash, and leave out tabs and line ends: "/\host" and "/(tab)/host" lead to another site.</summary>
    private static bool IsOwn(string? sent) =>
        sent is ['/', ..] && !sent.StartsWith("//", StringComparison.Ordinal) && !sent.Any(each => each == '\\' || char.IsControl(each));
}
