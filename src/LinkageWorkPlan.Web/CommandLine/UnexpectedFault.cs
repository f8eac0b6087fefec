using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>
/// What no command expects ends it all the same with one line: the framework would print a stack trace and end the process with a signal.
/// The stack trace is kept in a file that the line names.
/// </summary>
internal static class UnexpectedFault
{
    /// <returns>One line for the error output.</returns>
    public static string Describe(Exception fault)
    {
        var words = RuleOf(fault) is { } rule ? Loc.In(Language.En)[rule] : $"The program failed where it should not ({fault.GetType().Name}: {fault.GetBaseException().Message}).";
        return $"{words.ReplaceLineEndings(" ").TrimEnd()} {Keep(fault)}";
    }

    private static string? RuleOf(Exception fault) =>
        DatabaseProvider.IsDamaged(fault) ? Rules.Damaged
        : DatabaseProvider.IsFull(fault) ? Rules.NoSpace
        : DatabaseProvider.IsBusy(fault) ? Rules.Busy
        : null;

    private static string Keep(Exception fault)
    {
        try
        {
            var file = Path.Combine(Path.GetTempPath(), $"linkage-work-plan-{Guid.CreateVersion7():N}.log");
            File.WriteAllText(file, fault.ToString());
            return $"Details: {file}";
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            return $"The details could not be written ({unwritten.Message.TrimEnd('.')}).";
        }
    }
}
