using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

public static class ReportServices
{
    /// <summary>Contents, templates and the printer.</summary>
    public static IServiceCollection AddReportFeatures(this IServiceCollection services, IConfiguration configuration, ReportTemplates templates)
    {
        services.AddSettings<PrintingOptions>(PrintingOptions.Section, options =>
        [
            .. CheckedSettings.OutOfRange($"{PrintingOptions.Section}:{nameof(PrintingOptions.TimeoutSeconds)}", options.TimeoutSeconds, 1, PrintingOptions.TimeoutSecondsMax),
            .. CheckedSettings.OutOfRange($"{PrintingOptions.Section}:{nameof(PrintingOptions.Concurrency)}", options.Concurrency, 1, PrintingOptions.ConcurrencyMax),
        ]);
        services.AddReports(templates);
        services.AddSingleton(provider => EditionSeal.Of(configuration, provider.GetRequiredService<Clock>(), provider.GetRequiredService<SealLog>().Incomplete));
        services.AddSingleton<SealLog>();
        services.AddSingleton<DamageLog>();
        services.AddScoped<StoredFileReader>();
        services.AddScoped<ReportContents>();
        services.AddScoped<AgreedDocuments>();
        services.AddScoped<ReportIssuing>();
        services.AddSingleton<EditionAttempts>();
        services.AddSingleton<EditionPrinter>();
        services.AddSingleton<ReportPdf>();
        services.AddHostedService(provider => provider.GetRequiredService<EditionPrinter>());
        return services;
    }
}
