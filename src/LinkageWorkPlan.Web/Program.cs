using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Hosting;

try
{
    return await CommandLine.RunAsync(args);
}
catch (StartupException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}

/// <summary>The entry point; visible to the test host.</summary>
public partial class Program;
