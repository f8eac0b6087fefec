using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Operation;

internal static class OperationServices
{
    /// <summary>Backups by themselves, and what an administrator finds of the state of the system.</summary>
    public static IServiceCollection AddOperation(this IServiceCollection services)
    {
        services.AddSettings<BackupOptions>(BackupOptions.Section, options => options.Problems());
        services.AddSettings<CopyOptions>(CopyOptions.Section, options => options.Problems());
        services.AddSingleton<BackupKeeper>();
        services.AddSingleton<CopyKeeper>();
        services.AddScoped<StatusOfCopies>();
        services.AddHostedService(provider => provider.GetRequiredService<CopyKeeper>());
        services.AddScoped<StatusOfBackups>();
        services.AddScoped<StatusOfMachine>();
        services.AddHostedService<OperationMeasures>();
        return services.AddHostedService(provider => provider.GetRequiredService<BackupKeeper>());
    }
}
