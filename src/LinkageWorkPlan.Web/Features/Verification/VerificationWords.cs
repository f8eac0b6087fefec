using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Verification;

/// <summary>The sentences of a verification.</summary>
internal static class VerificationWords
{
    private const string Fault = "Fault.";

    public static string Of(Loc words, VerificationCheck check)
    {
        var name = check.Code[(check.Code.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var key = check.Code.StartsWith(Fault, StringComparison.Ordinal) ? "Verification.Fault." + name : "Verification.Found." + name;
        return words[key, [.. check.Values]];
    }

    /// <summary>The mark before it: a sign and never a colour alone.</summary>
    public static string Mark(Outcome outcome) => outcome switch { Outcome.Passed => "✓", Outcome.Warned => "!", Outcome.Failed => "✗" };
}
