using LinkageWorkPlan.Web.CommandLine;

return await Commands.RunAsync(args);

/// <summary>The entry point; visible to the test host.</summary>
public partial class Program;
