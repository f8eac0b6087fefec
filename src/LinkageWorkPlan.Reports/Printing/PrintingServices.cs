using LinkageWorkPlan.Reports.Templates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>What an app that prints reports has to register.</summary>
public static class PrintingServices
{
    /// <summary>Adds <see cref="ReportTemplates"/>, <see cref="ReportHtml"/> and <see cref="IPdfPrinter"/> as singletons; settings from <c>Printing</c>.</summary>
    /// <param name="templates">The folder <c>templates</c>; read when first used.</param>
    public static IServiceCollection AddReports(this IServiceCollection services, IConfiguration configuration, string templates) => services
        .Configure<PrintingOptions>(configuration.GetSection(PrintingOptions.Section))
        .AddSingleton(_ => new ReportTemplates(templates))
        .AddSingleton<ReportHtml>()
        .AddSingleton<IPdfPrinter, ChromiumPrinter>();
}
