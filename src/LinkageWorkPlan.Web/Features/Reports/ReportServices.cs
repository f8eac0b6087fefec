using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Features.StoredFiles;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Reports;

public static class ReportServices
{
    /// <summary>Contents, templates and the printer.</summary>
    public static IServiceCollection AddReportFeatures(this IServiceCollection services, IConfiguration configuration, ReportTemplates templates)
    {
        services.AddReports(configuration, templates);
        services.AddSingleton(provider => EditionSeal.Of(configuration, provider.GetRequiredService<Clock>()));
        services.AddSingleton<DamageLog>();
        services.AddScoped<StoredFileReader>();
        services.AddScoped<ReportContents>();
        services.AddScoped<ReportIssuing>();
        services.AddSingleton<EditionAttempts>();
        services.AddSingleton<EditionPrinter>();
        services.AddSingleton<ReportPdf>();
        services.AddHostedService(provider => provider.GetRequiredService<EditionPrinter>());
        return services;
    }
}
