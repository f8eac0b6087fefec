using System.CommandLine;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Without a command the program serves the pages; with one it does that and ends.</summary>
internal static class Commands
{
    private const string Description = """
        Work plans and reports of a joint working group, in Vietnamese and Lao.
        Without a command the program serves its pages.

        Settings are .NET configuration: appsettings.json, environment variables (Demo__Enabled=true),
        or after the command as --Demo:Enabled=true; --urls http://localhost:8080 sets the address.
        """;

    /// <returns>0 only where all went well; what did not is one sentence on the error output.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(Description) { ServeCommand.Make(), MigrateCommand.Make(), SeedCommand.Make(), CreateAdminCommand.Make(), ReportCommand.Make(), PlanCommand.Make(), ExportCommand.Make(), ImportCommand.Make(), RegisterCommand.Make(), BackupCommand.Make(), RestoreCommand.Make(), CreateSealCommand.Make(), VerifyCommand.Make() };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((line, cancel) => ServeCommand.RunAsync(Settings.Of(line), cancel));
        var parsed = root.Parse(args);
        var isVerifying = parsed.CommandResult.Command.Name == VerifyCommand.Name;
        try
        {
            // Ctrl-C is the web host's business; a command that is broken off leaves its transaction undone.
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
            return isVerifying && parsed.Errors.Count > 0 ? VerifyCommand.NotVerified : code;
        }
        catch (StartupException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
        }
        catch (TemplateException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
        }
        catch (RuleException refusal)
        {
            foreach (var failure in Failures.Of(refusal, Loc.In(Language.En)))
            {
                await Console.Error.WriteLineAsync(failure.Words);
            }
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("It was broken off; nothing of it was kept.");
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync(UnexpectedFault.Describe(fault));
        }

        return isVerifying ? VerifyCommand.NotVerified : 1;
    }
}
