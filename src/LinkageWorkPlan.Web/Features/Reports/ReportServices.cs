using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Reports;

public static class ReportServices
{
    /// <summary>Contents, templates and the printer. Templates stand beside the program.</summary>
    public static IServiceCollection AddReportFeatures(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddReports(configuration, Path.Combine(AppContext.BaseDirectory, "templates"));
        services.AddSingleton(_ => SiteAddress.Of(configuration));
        services.AddSingleton(provider => EditionSeal.Of(configuration, provider.GetRequiredService<Clock>()));
        services.AddScoped<ReportContents>();
        services.AddScoped<ReportIssuing>();
        services.AddSingleton<EditionPrinter>();
        services.AddSingleton<ReportPdf>();
        services.AddHostedService(provider => provider.GetRequiredService<EditionPrinter>());
        return services;
    }
}
