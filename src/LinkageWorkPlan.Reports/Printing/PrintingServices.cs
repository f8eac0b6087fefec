using LinkageWorkPlan.Reports.Templates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>What an app that prints reports has to register.</summary>
public static class PrintingServices
{
    /// <summary>Adds <see cref="ReportTemplates"/>, <see cref="ReportHtml"/> and <see cref="IPdfPrinter"/> as singletons; settings from <c>Printing</c>.</summary>
    /// <param name="templates">As read at start: what is printed stays the same until the next start.</param>
    public static IServiceCollection AddReports(this IServiceCollection services, IConfiguration configuration, ReportTemplates templates) => services
        .Configure<PrintingOptions>(configuration.GetSection(PrintingOptions.Section))
        .AddSingleton(templates)
        .AddSingleton<ReportHtml>()
        .AddSingleton<IPdfPrinter, ChromiumPrinter>();
}
