using LinkageWorkPlan.Reports.Templates;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>What an app that prints reports has to register.</summary>
public static class PrintingServices
{
    /// <summary>Adds <see cref="ReportTemplates"/>, <see cref="ReportHtml"/>, <see cref="SectionHtml"/>, <see cref="IPdfPrinter"/>, <see cref="BrowserVersion"/> and <see cref="PageDrawer"/> as singletons; <see cref="PrintingOptions"/> have to be registered beside.</summary>
    /// <param name="templates">As read at start: what is printed stays the same until the next start.</param>
    public static IServiceCollection AddReports(this IServiceCollection services, ReportTemplates templates) => services
        .AddSingleton(templates)
        .AddSingleton<ReportHtml>()
        .AddSingleton<CertificateHtml>()
        .AddSingleton<SectionHtml>()
        .AddSingleton<IPdfPrinter, ChromiumPrinter>()
        .AddSingleton<BrowserVersion>()
        .AddSingleton<PageDrawer>();
}
